import { Refusal } from '../platform/refusal.ts'
import type { LineTx } from './line.ts'
import type { Ticket } from './ticket.entity.ts'

/** Whoever is called gets the bar's own wait to come; "no answer" opens when it is over. @throws Refusal too_early with `opensAt` (ISO) */
export function mayGiveUp({ bar, now }: LineTx, { state, calledAt }: Ticket): void {
  if (state !== 'called' || !calledAt) return
  const opensAt = new Date(calledAt.getTime() + bar.noAnswerSeconds * 1_000)
  if (opensAt <= now) return
  const seconds = Math.ceil((opensAt.getTime() - now.getTime()) / 1_000)
  throw new Refusal('too_early', {
    opensAt: opensAt.toISOString(),
    sentence: `People need time to come: "no answer" opens in ${seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`}.`,
  })
}
