import type { StaffWho } from '../platform/access.ts'
import { worksAt } from '../platform/access.guard.ts'
import { Refusal } from '../platform/refusal.ts'

/** The bars whose history this person may read: their own, or the one of them that is asked for. @throws Refusal not_your_bar */
export function readableBars(who: StaffWho, bar?: string): string[] {
  if (!bar) return who.bars
  if (!worksAt(who, bar)) throw new Refusal('not_your_bar', { field: 'bar' })
  return [bar]
}
