import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { State } from '../../shared/line.ts'
import type { Found } from '../../shared/queue.ts'
import type { StaffWho } from '../platform/access.ts'
import { Config } from '../platform/config.ts'
import { indexable, literally, type Meant, meant } from './find.ts'

type Row = {
  customer_id: string | null
  ticket_id: string
  bar_id: string
  code: string
  name: string
  contact: string | null
  state: State
  last_visit: Date | null
}

const most = 20
/** How many visits of a name are looked at, to find the people in them. */
const latest = 400
const living = `('booked', 'waiting', 'called', 'helping', 'held')`

/**
 * Who stands here? Looks through the tickets, living and past, of the bars where a specialist works. Customers and their verified
 * addresses are only read, in the same statement: one round trip while somebody waits.
 */
@Injectable()
export class FindService {
  /** Whether an order or receipt of this number exists, and nothing more; the door answers, and until it does none is known. */
  orderKnown: (number: string) => Promise<boolean> = async () => false

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly config: Config,
  ) {}

  /**
   * At most 20: who is here now first, then by how well the name fits, then the latest. One for each person and name, by a visit here rather
   * than one elsewhere: what is done here can be opened again.
   */
  async find(who: StaffWho, barId: string, typed: string): Promise<Found[]> {
    const what = meant(typed, this.config.SHOP_COUNTRY)
    const known = await this.tickets([...new Set([barId, ...who.bars])], barId, what)
    const found = known.map((row) => foundTicket(row, barId))
    return [...(await this.byOrder(typed)), ...found, ...(await this.neverAsked(what, known))].slice(0, most)
  }

  /** Somebody with a receipt in hand: that it is ours is known, whose it is not. */
  private async byOrder(typed: string): Promise<Found[]> {
    if (!/\d{3}/.test(typed) || typed.includes('@') || !(await this.orderKnown(typed))) return []
    return [{ customerId: null, ticketId: null, code: null, name: '', contact: null, state: null, lastVisit: null, orderKnown: true }]
  }

  private async tickets(bars: string[], here: string, what: Meant): Promise<Row[]> {
    const values: unknown[] = [bars, here]
    const bind = (value: unknown) => `$${values.push(value)}`
    const hits = hitsOf(what, bind)
    if (hits.length === 0) return []
    const begins = what.words[0] ? `(t.name ILIKE ${bind(`${literally(what.words[0])}%`)} OR t.name ILIKE ${bind(`% ${literally(what.words[0])}%`)})` : 'true'
    return this.database.query<Row[]>(
      `WITH hit AS MATERIALIZED (${hits.join(' UNION ')}),
       person AS (
         SELECT DISTINCT ON (coalesce(t.customer_id, t.id), lower(t.name)) t.*, t.bar_id = $2 AND t.state IN ${living} AS lives_here, ${begins} AS begins
         FROM hit JOIN ticket t ON t.id = hit.id
         ORDER BY coalesce(t.customer_id, t.id), lower(t.name), (t.bar_id = $2 AND t.state IN ${living}) DESC, t.bar_id = $2 DESC, t.joined_at DESC
       ),
       best AS (SELECT * FROM person ORDER BY lives_here DESC, begins DESC, joined_at DESC, id LIMIT ${most})
       SELECT b.customer_id, b.id AS ticket_id, b.bar_id, b.code, b.name, b.state,
         coalesce(b.contact, (SELECT address FROM contact c WHERE c.customer_id = b.customer_id ORDER BY verified_at, id LIMIT 1)) AS contact,
         coalesce((SELECT max(p.ended_at) FROM ticket p WHERE p.customer_id = b.customer_id AND p.state = 'done' AND p.bar_id = ANY($1)), CASE WHEN b.state = 'done' THEN b.ended_at END) AS last_visit
       FROM best b ORDER BY b.lives_here DESC, b.begins DESC, b.joined_at DESC, b.id`,
      values,
    )
  }

  /** Whoever proved an address at the door and never asked for anything. Only by the whole address: who says it, stands here. */
  private async neverAsked({ address }: Meant, known: Row[]): Promise<Found[]> {
    if (!address) return []
    const rows = await this.database.query<{ id: string; name: string | null; address: string }[]>(
      'SELECT c.id, c.name, k.address FROM contact k JOIN customer c ON c.id = k.customer_id WHERE k.address = $1 AND c.id <> ALL($2::uuid[])',
      [address, known.flatMap(({ customer_id }) => customer_id ?? [])],
    )
    return rows.map(({ id, name, address }) => ({
      customerId: id,
      ticketId: null,
      code: null,
      name: name ?? '',
      contact: address,
      state: null,
      lastVisit: null,
      orderKnown: false,
    }))
  }
}

/** One read of the index for each thing that may have been meant. */
function hitsOf({ code, address, words }: Meant, bind: (value: unknown) => string): string[] {
  const hits: string[] = []
  if (code) hits.push(`SELECT id FROM ticket WHERE code = ${bind(code)} AND bar_id = ANY($1)`)
  if (address) {
    const begins = bind(`${literally(address)}%`)
    hits.push(`SELECT id FROM ticket WHERE contact LIKE ${begins} AND bar_id = ANY($1)`)
    hits.push(`SELECT t.id FROM contact c JOIN ticket t ON t.customer_id = c.customer_id WHERE c.address LIKE ${begins} AND t.bar_id = ANY($1)`)
  }
  if (words.length > 0) {
    const patterns = words.map((word) => ({ word, like: bind(`%${literally(word)}%`) }))
    const byIndex = patterns.filter(({ word }) => indexable(word)).map(({ like }) => `(name || ' ' || about) ILIKE ${like}`)
    // Nothing that trigrams could find: only among those who are here or expected.
    const among = byIndex.length > 0 ? byIndex : [`state IN ${living}`]
    const named = [...among, ...patterns.map(({ like }) => `name ILIKE ${like}`), 'bar_id = ANY($1)'].join(' AND ')
    // A first name that thousands share: the latest of them. OFFSET 0 keeps the planner from walking all visits by date instead.
    hits.push(
      `(SELECT id FROM (SELECT id, state, joined_at FROM ticket WHERE ${named} OFFSET 0) named ORDER BY state IN ${living} DESC, joined_at DESC LIMIT ${latest})`,
    )
  }
  return hits
}

function foundTicket(row: Row, here: string): Found {
  const { customer_id, ticket_id, bar_id, code, name, contact, state, last_visit } = row
  const visit = bar_id === here ? { ticketId: ticket_id, code, state } : { ticketId: null, code: null, state: null }
  return { customerId: customer_id, ...visit, name, contact, lastVisit: last_visit?.toISOString() ?? null, orderKnown: false }
}
