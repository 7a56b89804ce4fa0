import { useMemo, useState } from 'react'
import type { SlotsView } from '../../shared/bookings.ts'
import { dayName, dayOf, shortDay } from '../words/time.ts'
import { serverNow } from './server-clock.ts'
import { type Asked, useAsk } from './use-ask.ts'

const span = 7
const plus = (day: string, days: number) => new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

type Day = { day: string; weekday: string; date: string; full: string; slots: { start: string; wall: string }[] }
export type Slots = {
  asked: Asked<SlotsView>
  days: Day[]
  day: string | null
  setDay: (day: string) => void
  /** The first free time of all that is shown, ISO. */
  first: string | null
  later: () => void
  earlier: (() => void) | null
}

/** Free times of a place for a topic, a week at a time, beginning with the place's own today. Opens the first day with a free time. */
export function useSlots(bar: { id: string; zone: string }, topic: string): Slots {
  const [now] = useState(serverNow)
  const today = dayOf(now, bar.zone)
  const [from, setFrom] = useState(today)
  const [chosen, setDay] = useState<string | null>(null)
  const asked = useAsk<SlotsView>(`/bars/${bar.id}/slots?topic=${topic}&from=${from}&days=${span}`)
  const days = useMemo(
    () => (asked.data?.days ?? []).map(({ day, slots }) => ({ day, slots, ...shortDay(day), full: dayName(day, now, bar.zone) })),
    [asked.data, now, bar.zone],
  )
  const firstDay = days.find(({ slots }) => slots.length > 0)
  const go = (days: number) => {
    setDay(null)
    setFrom((before) => plus(before, days))
  }
  return {
    asked,
    days,
    day: days.some(({ day }) => day === chosen) ? chosen : (firstDay?.day ?? null),
    setDay,
    first: firstDay?.slots[0]?.start ?? null,
    later: () => go(span),
    earlier: from > today ? () => go(-span) : null,
  }
}
