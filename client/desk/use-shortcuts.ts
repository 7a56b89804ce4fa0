import { useLayoutEffect, useRef } from 'react'
import type { Deed, Keymap } from './shortcuts.ts'

const writes = new Set(['text', 'search', 'email', 'tel', 'number', 'password', 'url', 'date', 'time'])

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return writes.has(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
}

type Listening = { on: boolean; letters: boolean; keys: Keymap }

/**
 * Listens for keys while `on`, from the moment that the desk is seen; `letters`: also for single characters. A deed that was handled
 * keeps the key from the browser.
 */
export function useShortcuts({ on, letters, keys }: Listening, handle: (deed: Deed) => boolean): void {
  const latest = useRef(handle)
  latest.current = handle
  useLayoutEffect(() => {
    if (!on) return
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const { key, ctrlKey, metaKey, altKey, repeat } = event
      const deed = keys.deedOf({ key, ctrlKey, metaKey, altKey, repeat, typing: isTyping(event.target) }, letters)
      if (deed && latest.current(deed)) event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [on, letters, keys])
}
