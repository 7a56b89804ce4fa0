import { createContext, useContext, useEffect, useRef } from 'react'
import type { StaffMe } from '../../shared/auth.ts'
import type { BarView, TopicView } from '../../shared/bars.ts'
import type { StaffDesk, StaffLine, StaffTicket } from '../../shared/line.ts'
import { desk as words } from '../words/desk.ts'
import type { Asking } from './asking/asking.ts'
import type { Offer, TicketAct } from './deeds.ts'
import type { Drafts } from './drafts.ts'
import type { Regions } from './regions.ts'
import type { Deed, Keymap } from './shortcuts.ts'
import type { Sending, Spot } from './sending.ts'
import type { Unsent } from './unsent.ts'
import type { Needs } from './who-is-next.ts'

export type DeskBar = StaffMe['bars'][number]

/** What every part of the desk's screen needs to know and may do. The same object until something in it changes: every row looks at it. */
export type DeskScene = {
  me: StaffMe
  bar: DeskBar
  /** As everybody may know it; null until it has been asked for. */
  place: BarView | null
  bars: readonly BarView[]
  desk: StaffDesk | null
  topics: ReadonlyMap<string, TopicView>
  needs: Needs
  drafts: Drafts
  keys: Keymap
  /** The key to print beside a button; null when single letters are switched off. */
  printed: (deed: Deed) => string | null
  sending: Sending
  unsent: Unsent
  /** Ticket → saves what is being typed about it. What moves the ticket away from here waits for that. */
  saves: Map<string, () => Promise<unknown>>
  /** True while notes and other visits are hidden from whoever looks at the screen. */
  curtain: boolean
  switchCurtain: () => void
  /** Sends a command about a ticket. True when it was done. */
  perform: (act: TicketAct, ticket: { id: string }, spot: Spot, body?: object) => Promise<boolean>
  /** Whether "take back the last step" is offered for a ticket; the server decides. */
  mayTakeBack: (ticket: { id: string }) => boolean
  /** As `perform`, after asking what there is to ask. */
  offer: (act: Offer, ticket: StaffTicket, spot: Spot) => void
  ask: (asking: Asking) => void
  /** Of several in hand, the one that is open: keys mean it before the others. */
  inHand: { current: string | null }
  /** What single keys and the palette do at the moment; see `useDeeds`. */
  deeds: Map<Deed, () => void>
}

export const DeskContext = createContext<DeskScene | null>(null)

/** The server's clock (epoch ms), moving on by itself: apart, so that only what shows a time is drawn anew. */
export const NowContext = createContext(0)
export const useDeskNow = (): number => useContext(NowContext)

/** What a topic is called; nothing while the topics are still on their way, and `Other` for one that is no longer given here. */
export function useTopicNames(): (id: string) => string {
  const { topics, place } = useDesk()
  return (id) => topics.get(id)?.name ?? (place ? words.unknownTopic : '')
}

/** The line as it is now: apart, so that only what looks at the whole of it is drawn anew with every change. */
export const LineContext = createContext<{ line: StaffLine; parts: Regions } | null>(null)
export function useLineNow(): { line: StaffLine; parts: Regions } {
  const known = useContext(LineContext)
  if (!known) throw new Error('This part of the desk is shown before its line is known.')
  return known
}

export function useDesk(): DeskScene {
  const scene = useContext(DeskContext)
  if (!scene) throw new Error('This part of the desk stands outside of DeskContext.')
  return scene
}

/** Lets single keys and the palette do something while this part of the screen is there. */
export function useDeeds(handlers: Partial<Record<Deed, () => void>>): void {
  const { deeds } = useDesk()
  const latest = useRef(handlers)
  latest.current = handlers
  const names = Object.keys(handlers).join(' ')
  useEffect(() => {
    const mine = (names.split(' ').filter(Boolean) as Deed[]).map((deed) => [deed, () => latest.current[deed]?.()] as const)
    for (const [deed, act] of mine) deeds.set(deed, act)
    return () => {
      for (const [deed, act] of mine) if (deeds.get(deed) === act) deeds.delete(deed)
    }
  }, [deeds, names])
}
