import { dayOf } from '../words/time.ts'

/** How many nights lie between an instant and a day (`2026-03-29`) of a bar, by its own calendar. */
export const daysBetween = (iso: string, day: string, zone: string): number =>
  Math.max(0, Math.round((Date.parse(`${day}T12:00:00Z`) - Date.parse(`${dayOf(iso, zone)}T12:00:00Z`)) / 86_400_000))
