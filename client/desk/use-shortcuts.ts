import { useEffect, useRef } from 'react'
import { type Deed, deedOf } from './shortcuts.ts'

const writes = new Set(['text', 'search', 'email', 'tel', 'number', 'password', 'url', 'date', 'time'])

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return writes.has(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
}

/** Listens for single keys while `on`. A deed that was handled keeps the key from the browser. */
export function useShortcuts(on: boolean, handle: (deed: Deed) => boolean): void {
  const latest = useRef(handle)
  latest.current = handle
  useEffect(() => {
    if (!on) return
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const deed = deedOf({
        key: event.key,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        altKey: event.altKey,
        repeat: event.repeat,
        typing: isTyping(event.target),
      })
      if (deed && latest.current(deed)) event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [on])
}
