import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Act } from './deeds.ts'
import { useDesk } from './desk-context.ts'
import { type Said, Sending, type Spot } from './sending.ts'

export function useSending(onRefused: (code: string) => void): Sending {
  const latest = useRef(onRefused)
  useEffect(() => {
    latest.current = onRefused
  })
  const [sending] = useState(() => new Sending((code) => latest.current(code)))
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
