import { createContext, useContext, useEffect, useRef } from 'react'
import type { StaffMe } from '../../shared/auth.ts'
import type { TopicView } from '../../shared/bars.ts'
import type { StaffDesk, StaffTicket } from '../../shared/line.ts'
import type { TicketAct } from './deeds.ts'
import type { Drafts } from './drafts.ts'
import type { Deed } from './shortcuts.ts'
import type { Sending, Spot } from './sending.ts'
import type { Needs } from './who-is-next.ts'

export type DeskBar = StaffMe['bars'][number]

/** What every part of the desk's screen needs to know and may do. */
export type DeskScene = {
  me: StaffMe
  bar: DeskBar
  desk: StaffDesk | null
  topics: ReadonlyMap<string, TopicView>
  needs: Needs
  drafts: Drafts
  keysOn: boolean
  sending: Sending
  perform: (act: TicketAct, ticket: { id: string }, spot: Spot, body?: unknown) => Promise<boolean>
  askToVouch: (ticket: StaffTicket) => void
  /** What single keys do at the moment; see `useDeeds`. */
  deeds: Map<Deed, () => void>
}

export const DeskContext = createContext<DeskScene | null>(null)

/** This device's clock (epoch ms), moving on by itself: apart, so that only what shows a time is drawn anew. */
export const NowContext = createContext(0)
export const useDeskNow = (): number => useContext(NowContext)

export function useDesk(): DeskScene {
  const scene = useContext(DeskContext)
  if (!scene) throw new Error('This part of the desk stands outside of DeskContext.')
  return scene
}

/** Lets single keys do something while this part of the screen is there. */
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
