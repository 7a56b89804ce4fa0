import type { By } from '../platform/access.ts'
import { postgresCode } from '../platform/transaction.ts'
import { Refusal } from '../platform/refusal.ts'
import type { ErrorCode } from '../../shared/errors.ts'

/** The database decides; this says its decisions in the shop's words. */
const decisions: Record<string, ErrorCode> = {
  ticket_one_place: 'already_in_line',
  // Of a ticket that comes to life again: somebody living goes by its code now.
  ticket_code: 'undo_over',
  ticket_at_desk: 'desk_busy',
  desk_staff: 'desk_taken',
  reservation_one_per_seat: 'slot_taken',
}

/** Where the sentence for customers would address the wrong person. */
const forStaff: Partial<Record<ErrorCode, { sentence: string }>> = {
  already_in_line: { sentence: 'This person has another place in that line. Merge the two, or end one of them first.' },
}

/** The refusal that a violated constraint stands for, said to a customer or to staff; any other error as it is. */
export function inWords(error: unknown, by: By): unknown {
  if (!['23505', '23P01'].includes(postgresCode(error) ?? '')) return error
  const constraint = (error as { driverError?: { constraint?: string } }).driverError?.constraint ?? ''
  const code = decisions[constraint]
  return code ? new Refusal(code, by.kind === 'staff' ? forStaff[code] : {}) : error
}
