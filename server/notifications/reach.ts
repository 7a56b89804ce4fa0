import { Injectable } from '@nestjs/common'
import type { Channel } from '../../shared/push.ts'
import type { Way } from '../../shared/line.ts'
import { kindOf } from '../customers/address.ts'
import { Clock } from '../platform/clock.ts'
import type { Tx } from '../platform/transaction.ts'
import type { Corrected } from './news-of.ts'
import { Senders } from './senders.ts'
import { type TicketLetter, ticketLetters } from './ticket-letters.ts'

/** Where one message goes: to the visit's contact, or to one browser (`subscription`). `corrects`: the message that it takes back. */
export type Target = { channel: Channel; subscription: string | null; corrects: string | null }
/** What is known of how somebody can be told. `browsers`: of whoever asked for the visit, and of guests who came by its link. */
export type Reachable = { contact: Channel | null; browsers: string[]; way: Way }

/**
 * By which ways a letter goes to somebody. News of the moment goes to the browsers that asked for it, and to the contact where there
 * is none; a mail is for those who are not here, as it is read too late in a store. Whom we ring need not be told that we do.
 */
export function waysTo({ contact, browsers, way }: Reachable, letter: TicketLetter, away: boolean): Target[] {
  const { push, text, mail, besides } = ticketLetters[letter].ways
  const pushed: Target[] = push ? browsers.map((subscription) => ({ channel: 'push', subscription, corrects: null })) : []
  const rung = letter === 'turn' && way === 'phone'
  const worth = contact === 'phone' ? text : mail === 'always' || away
  const toContact = contact && worth && !rung && (besides || pushed.length === 0)
  return toContact ? [...pushed, { channel: contact, subscription: null, corrects: null }] : pushed
}

type Row = { contact: string | null; way: Way; browsers: string[] | null }
/** Written by the time that it is sent, so that nobody reads a note about a message that never existed. */
const corrected = `SELECT m.id, m.channel, m.subscription_id AS subscription FROM message m
  WHERE m.ticket_id = $1 AND m.skipped IS NULL AND (m.version = $2 OR (m.kind = ANY($3) AND m.made_at >= $4))`

/** Who hears of a visit. */
@Injectable()
export class Reach {
  constructor(
    private readonly senders: Senders,
    private readonly clock: Clock,
  ) {}

  /** `away`: they are not here. */
  async of(tx: Tx, ticketId: string, letter: TicketLetter, away: boolean): Promise<Target[]> {
    const [row] = await tx.query<Row[]>(
      `SELECT t.contact, t.way, (SELECT array_agg(p.id) FROM customer_login l JOIN push_subscription p ON p.login_id = l.id
         WHERE l.expires_at > $2 AND l.customer_id IN (SELECT t.customer_id UNION SELECT g.customer_id FROM ticket_guest g WHERE g.ticket_id = t.id)) AS browsers
       FROM ticket t WHERE t.id = $1`,
      [ticketId, this.clock.now()],
    )
    if (!row) return []
    const contact = row.contact ? kindOf(row.contact).kind : null
    // Without a gateway nobody can be written to on a phone: nothing is noted that could never go.
    const can = contact !== null && this.senders.for({ kind: contact }) !== null
    return waysTo({ contact: can ? contact : null, browsers: row.browsers ?? [], way: row.way }, letter, away)
  }

  /** Exactly whom a correction concerns. */
  async corrected(tx: Tx, ticketId: string, what: Corrected): Promise<Target[]> {
    const values = 'version' in what ? [what.version, [], null] : [null, what.letters, what.since]
    const rows = await tx.query<{ id: string; channel: Channel; subscription: string | null }[]>(corrected, [ticketId, ...values])
    return rows.map(({ id, channel, subscription }) => ({ channel, subscription, corrects: id }))
  }
}
