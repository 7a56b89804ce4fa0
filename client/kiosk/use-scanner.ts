import { useLayoutEffect, useRef } from 'react'

/** Keys further apart belong to two scans (ms). A scanner types quicker, but a busy tablet or its radio may let one key wait. */
const pause = 1_000
const isField = (target: EventTarget | null) => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

/** A hand scanner is a keyboard: its keys, ended by Enter, are heard while no field has the focus. */
export function useScanner(listening: boolean, heard: (text: string) => void): void {
  const tell = useRef(heard)
  tell.current = heard
  // Before it is painted: who sees the screen may scan.
  useLayoutEffect(() => {
    if (!listening) return
    let text = ''
    let last = 0
    const onKey = (event: KeyboardEvent) => {
      if (isField(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.timeStamp - last > pause) text = ''
      last = event.timeStamp
      if (event.key.length === 1) text += event.key
      if (event.key !== 'Enter' || text.length < 4) return
      // The button that happens to have the focus is not meant.
      event.preventDefault()
      tell.current(text)
      text = ''
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [listening])
}
