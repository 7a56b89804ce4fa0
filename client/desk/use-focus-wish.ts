import { type RefObject, useEffect, useRef } from 'react'
import type { DeskScene } from './desk-context.ts'
import { FocusWish, typeInto } from './focus-wish.ts'
import type { Sending } from './sending.ts'

/** How long (ms) after the answer its form may take to be drawn, on a busy machine. */
const drawnWithin = 5_000

/** Keeps what is typed between "start" and the note that was asked for right after it. `begin` says whether there is anything to wait for. */
export function useFocusWish(root: RefObject<HTMLElement | null>, scene: DeskScene): { begin: () => boolean } {
  const wish = useRef<FocusWish | null>(null)
  const latest = useRef(scene)
  latest.current = scene

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!wish.current || event.isComposing) return
      const fate = wish.current.hear(event)
      if (fate === 'ended') wish.current = null
      if (fate === 'passed') return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [])

  const begin = () => {
    const target = beginning(latest.current.sending)
    if (!target || wish.current) return target !== null
    const mine = new FocusWish(target)
    wish.current = mine
    let answeredAt = 0
    const look = (now: number) => {
      if (wish.current !== mine) return
      const { inHand, deeds, sending } = latest.current
      if (sending.doingOf(target)) answeredAt = 0
      else answeredAt ||= now
      const isThere = answeredAt > 0 && inHand.current === target
      if (isThere) deeds.get('note')?.()
      const refused = answeredAt > 0 && sending.saidAt('mine') !== null
      const field = isThere && document.activeElement
      if (field instanceof HTMLTextAreaElement && root.current?.contains(field)) typeInto(field, mine.text)
      else if (answeredAt === 0 || (!refused && now - answeredAt < drawnWithin)) return void requestAnimationFrame(look)
      wish.current = null
    }
    requestAnimationFrame(look)
    return true
  }
  return { begin }
}

/** Whose help is just beginning. */
const beginning = (sending: Sending): string | null => sending.targetOf(['start', 'resume'])
