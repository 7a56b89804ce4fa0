import { randomInt } from 'node:crypto'
import type { EntityManager } from 'typeorm'
import type { Events, TicketEventKind } from '../../shared/events.ts'
import { Refusal } from '../platform/refusal.ts'
import { mustBeAsSeen } from './last-move.ts'
import type { LineTx } from './line.ts'
import { type FactName, facts, type MoveName, moves } from './moves.ts'
import { Ticket } from './ticket.entity.ts'

const living = ['booked', 'waiting', 'called', 'helping', 'held']
/** Without the characters that are mistaken for each other when read from a board or said aloud. */
const letters = '23456789ABCDEFGHJKMNPQRTUVWXYZ'

/** `seen`: the version that whoever acts saw on their screen. @throws Refusal not_found, also for a ticket of another bar; moved_since */
export async function ticketOf(tx: LineTx, ticketId: string, seen?: number): Promise<Ticket> {
  const ticket = await tx.em.findOneBy(Ticket, { id: ticketId, barId: tx.bar.id })
  if (!ticket) throw new Refusal('not_found', { sentence: 'We do not know this visit here.' })
  if (seen !== undefined) await mustBeAsSeen(tx, ticket, seen)
  return ticket
}

/** A code that no living ticket of the bar has; the bar's lock makes the look and the insert one step. */
export async function freeCode(tx: LineTx): Promise<string> {
  for (;;) {
    const code = Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
    if (await isFree(tx, code)) return code
  }
}

/** The code that somebody knows already, as long as nobody else goes by it here. */
export const codeAt = async (tx: LineTx, known: string): Promise<string> => ((await isFree(tx, known)) ? known : freeCode(tx))

async function isFree(tx: LineTx, code: string): Promise<boolean> {
  const [taken] = await tx.em.query<unknown[]>('SELECT 1 FROM ticket WHERE bar_id = $1 AND code = $2 AND state = ANY($3)', [tx.bar.id, code, living])
  return !taken
}

type More<K extends TicketEventKind> = Omit<Events[K], 'before' | 'after' | 'code' | 'place'>

/** What may be said besides: the time when it happened (paper notes), and why, in words that can be erased. */
export type Aside = { happenedAt?: Date; words?: string }

/**
 * Changes a ticket and writes its event. `change` calls the ticket's own method, which refuses what is not legal; what the event
 * says was before and after is read off the ticket itself.
 */
export async function change<K extends TicketEventKind>(
  tx: LineTx,
  ticket: Ticket,
  kind: K,
  work: (ticket: Ticket) => void,
  more: More<K>,
  aside: Aside = {},
): Promise<void> {
  const before = ticket.standing()
  work(ticket)
  ticket.version = tx.nextVersion
  await save(tx.em, ticket)
  const data = { before, after: ticket.standing(), code: ticket.code, place: ticket.place, ...more } as unknown as Events[K]
  await tx.append(kind, { ticketId: ticket.id, ...(ticket.deskId ? { deskId: ticket.deskId } : {}), ...aside, data })
}

export const eventOf = <M extends MoveName>(move: M): (typeof moves)[M]['event'] => moves[move].event
export const factOf = <F extends FactName>(fact: F): (typeof facts)[F]['event'] => facts[fact].event

/** A new ticket and its first event. */
export async function enter(tx: LineTx, ticket: Ticket, kind: 'ticket.joined', more: More<'ticket.joined'>): Promise<void>
export async function enter(tx: LineTx, ticket: Ticket, kind: 'ticket.booked', more: More<'ticket.booked'>): Promise<void>
export async function enter(tx: LineTx, ticket: Ticket, kind: 'ticket.received', more: More<'ticket.received'>, aside?: Aside): Promise<void>
export async function enter(
  tx: LineTx,
  ticket: Ticket,
  kind: 'ticket.joined' | 'ticket.booked' | 'ticket.received',
  more: object,
  aside: Aside = {},
): Promise<void> {
  ticket.place = ticket.version = tx.nextVersion
  await tx.em.insert(Ticket, ticket)
  const data = { before: null, after: ticket.standing(), code: ticket.code, place: ticket.place, ...more } as Events['ticket.joined']
  await tx.append(kind as 'ticket.joined', { ticketId: ticket.id, ...aside, data })
}

// One statement by hand: TypeORM's save() would read the row again first.
const columns = {
  state: 'state',
  code: 'code',
  lane: 'lane',
  turnAt: 'turn_at',
  dueAt: 'due_at',
  here: 'here',
  bookedFor: 'booked_for',
  deskId: 'desk_id',
  staffId: 'staff_id',
  proof: 'proof',
  vouchedBecause: 'vouched_because',
  offeredFor: 'offered_for',
  toldLow: 'told_low',
  toldHigh: 'told_high',
  toldAt: 'told_at',
  joinedAt: 'joined_at',
  calledAt: 'called_at',
  startedAt: 'started_at',
  endedAt: 'ended_at',
  version: 'version',
  topicId: 'topic_id',
  awayUntil: 'away_until',
  silent: 'silent',
  onWayAt: 'on_way_at',
  nearAt: 'near_at',
  laterCount: 'later_count',
  urgent: 'urgent',
  urgentBecause: 'urgent_because',
  forStaffId: 'for_staff_id',
  moreTopics: 'more_topics',
  heldFor: 'held_for',
  readyAt: 'ready_at',
  keptUntil: 'kept_until',
  goesOnAs: 'goes_on_as',
} as const satisfies Partial<Record<keyof Ticket, string>>
const fields = Object.keys(columns) as (keyof typeof columns)[]
const update = `UPDATE ticket SET ${fields.map((field, index) => `${columns[field]} = $${index + 2}`).join(', ')} WHERE id = $1`

async function save(em: EntityManager, ticket: Ticket): Promise<void> {
  await em.query(update, [ticket.id, ...fields.map((field) => ticket[field])])
}

/** What people said, beside the standing: it stands in no event, and can be erased. */
const wordColumns = {
  ...{ name: 'name', about: 'about', contact: 'contact', customerId: 'customer_id', person: 'person' },
  ...{ people: 'people', language: 'language', comforts: 'comforts', seat: 'seat' },
} as const satisfies Partial<Record<keyof Ticket, string>>
export type TicketWords = Pick<Ticket, keyof typeof wordColumns>

/** Only in a command that also writes an event of this ticket: what changes nothing in the log reaches no screen. */
export async function write(tx: LineTx, ticket: Ticket, words: Partial<TicketWords>): Promise<void> {
  const given = Object.keys(words) as (keyof TicketWords)[]
  if (given.length === 0) return
  Object.assign(ticket, words)
  const set = given.map((field, index) => `${wordColumns[field]} = $${index + 2}`).join(', ')
  await tx.em.query(`UPDATE ticket SET ${set} WHERE id = $1`, [ticket.id, ...given.map((field) => words[field])])
}
