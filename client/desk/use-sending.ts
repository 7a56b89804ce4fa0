import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Refused } from '../api/ask.ts'
import type { Act } from './deeds.ts'
import { useDesk } from './desk-context.ts'
import { type Said, Sending, type Spot, type Wish } from './sending.ts'

/** `waits`: what the bar gives people to come (seconds), once its line is there. */
export function useSending(waits: number | undefined, onRefused: (refused: Refused, wish: Wish) => void): Sending {
  const latest = useRef(onRefused)
  useEffect(() => {
    latest.current = onRefused
  })
  const [sending] = useState(() => new Sending((refused, wish) => latest.current(refused, wish)))
  useEffect(() => {
    if (waits !== undefined) sending.barWaits(waits)
  }, [sending, waits])
  return sending
}

/** What is under way for a target. */
export function useDoing(target: string): Act | null {
  const { sending } = useDesk()
  return useSyncExternalStore(sending.subscribe, () => sending.doingOf(target))
}

/** What was refused at a spot. */
export function useSaid(spot: Spot): Said | null {
  const { sending } = useDesk()
  return useSyncExternalStore(sending.subscribe, () => sending.saidAt(spot))
}

/** From when (ISO) the server lets it be said that nobody came, once it has refused that. */
export function useOpensAt(target: string): string | null {
  const { sending } = useDesk()
  return useSyncExternalStore(sending.subscribe, () => sending.opensAt(target))
}
