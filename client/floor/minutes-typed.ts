import type { SetWaits } from '../../shared/floor.ts'
import type { Waits } from '../../shared/line.ts'

/** Minutes as somebody types them, `2` or `0,5`; null: none, or more than there may be. */
export function minutesTyped(text: string, most: number): number | null {
  const minutes = /^\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : null
  return minutes === null || minutes > most ? null : minutes
}

/** How the waits of a bar stand in the dialog, in minutes. */
export const asTyped = ({ noAnswerSeconds, graceMinutes }: Waits) => ({
  noAnswer: String(Number((noAnswerSeconds / 60).toFixed(2))),
  grace: String(graceMinutes),
})

/** What is other than it was, alone: what was not changed here somebody else may have changed meanwhile. */
export function changedWaits(was: Waits, { noAnswerMinutes, graceMinutes }: { noAnswerMinutes: number; graceMinutes: number }): SetWaits {
  const noAnswerSeconds = Math.round(noAnswerMinutes * 60)
  return {
    ...(noAnswerSeconds !== was.noAnswerSeconds && { noAnswerSeconds }),
    ...(graceMinutes !== was.graceMinutes && { graceMinutes }),
  }
}
