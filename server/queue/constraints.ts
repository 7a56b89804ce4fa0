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

/** The refusal that a violated constraint stands for; any other error as it is. */
export function inWords(error: unknown): unknown {
  if (!['23505', '23P01'].includes(postgresCode(error) ?? '')) return error
  const constraint = (error as { driverError?: { constraint?: string } }).driverError?.constraint ?? ''
  const code = decisions[constraint]
  return code ? new Refusal(code) : error
}
