/** A chain of shops in the middle of its day, by SQL: somebody is helped at every desk, and everybody who waits has a phone. */
import type pg from 'pg'
import { newId } from '../../server/platform/ids.ts'
import { newToken } from '../../server/platform/secrets.ts'
import type { ScreenAt } from './screen.ts'
import type { Size } from './size.ts'

export type ChainDesk = { bar: string; desk: string; cookie: string; ticket: string | null }
/** A person with a device: what they need to ask for help. */
export type Person = { cookie: string; network: string }
export type ChainBar = { id: string; topics: string[]; desks: ChainDesk[]; waiting: Map<string, Person>; away: Person[] }
export type Chain = { bars: ChainBar[]; screens: ScreenAt[] }

/** Minutes of the topics: at 45 commands a second each of 3,000 desks helps somebody every 4.4 minutes, and people are told what holds. */
const minutes = [3, 4, 6]
/** People of each bar who have a device and may come. */
const awayEach = 40
const firstVersion = 100_000

type Row = Record<string, string | number | Buffer | boolean | null>

export async function makeChain(owner: pg.Pool, size: Size): Promise<Chain> {
  const topics = minutes.map((length) => ({ id: newId(), slug: `topic-${length}`, name: `${length} minutes`, minutes: length }))
  const bars = Array.from({ length: size.bars }, (_, n) =>
    bar(
      n,
      topics.map(({ id }) => id),
    ),
  )
  const desks = spread(size.desks, bars).map(({ bar, number }) => ({ bar, number, id: newId(), staff: newId(), login: newId(), ...newToken() }))
  const phones = spread(size.phones, bars).map(({ bar, number }) => ({ bar, number, ticket: newId(), ...person() }))
  const away = bars.flatMap((bar) => Array.from({ length: awayEach }, () => ({ bar, ...person() })))
  const inHand = desks.map((desk) => ({ ...desk, ticket: newId() }))

  await insert(owner, 'topic', topics)
  // The chain's noon: nothing opens or closes while it is measured.
  const zone = noonZone()
  await insert(
    owner,
    'bar',
    bars.map(({ id }, n) => ({ id, slug: `bar-${n}`, name: `Bar ${n}`, zone, address: '1 High Street', version: firstVersion })),
  )
  await insert(
    owner,
    'bar_hours',
    bars.flatMap(({ id }) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ bar_id: id, weekday, opens: '00:00', closes: '24:00' }))),
  )
  await insert(
    owner,
    'bar_topic',
    bars.flatMap(({ id }) => topics.map((topic) => ({ bar_id: id, topic_id: topic.id }))),
  )
  await insert(
    owner,
    'staff',
    desks.map(({ staff }) => ({ id: staff, email: `${staff}@example.com`, name: 'Specialist', role: 'specialist', created_at: now })),
  )
  await insert(
    owner,
    'staff_bar',
    desks.map(({ staff, bar }) => ({ staff_id: staff, bar_id: bar.id })),
  )
  await insert(
    owner,
    'staff_login',
    desks.map(({ login, hash, staff }) => ({ id: login, token_hash: hash, staff_id: staff, ...lasting })),
  )
  await insert(
    owner,
    'desk',
    desks.map(({ id, bar, number, staff }) => ({ id, bar_id: bar.id, number, staff_id: staff, opened_at: now })),
  )
  const people = [...phones, ...away]
  await insert(
    owner,
    'customer',
    people.map(({ customer }) => ({ id: customer, proof: 'proven', created_at: now })),
  )
  await insert(
    owner,
    'customer_login',
    people.map(({ login, hash, customer }) => ({ id: login, token_hash: hash, customer_id: customer, ...lasting })),
  )
  await insert(
    owner,
    'ticket',
    phones.map(({ ticket, bar, number, customer }) => ({
      ...ticketRow(ticket, bar, number),
      state: 'waiting',
      came: 'phone',
      customer_id: customer,
      person: customer,
    })),
  )
  await insert(
    owner,
    'ticket',
    inHand.map(({ ticket, bar, number, id, staff }) => ({
      ...ticketRow(ticket, bar, 50_000 + number),
      state: 'helping',
      came: 'walk_in',
      person: ticket,
      desk_id: id,
      staff_id: staff,
      called_at: now,
      started_at: now,
    })),
  )
  await insert(
    owner,
    'session',
    inHand.map(({ ticket, bar, id, staff }) => ({
      id: newId(),
      ticket_id: ticket,
      bar_id: bar.id,
      topic_id: bar.topics[0] ?? '',
      desk_id: id,
      staff_id: staff,
      started_at: now,
    })),
  )
  await owner.query('VACUUM (ANALYZE)')

  for (const { bar, ticket, token, network } of phones) bar.waiting.set(ticket, { cookie: `aftercare=${token}`, network })
  for (const { bar, token, network } of away) bar.away.push({ cookie: `aftercare=${token}`, network })
  for (const { bar, id, token, ticket } of inHand) bar.desks.push({ bar: bar.id, desk: id, cookie: `aftercare_staff=${token}`, ticket })
  return { bars, screens: screensOfChain(bars, size) }
}

const bar = (_: number, topics: string[]): ChainBar => ({ id: newId(), topics, desks: [], waiting: new Map(), away: [] })
let people = 0
const person = () => ({ customer: newId(), login: newId(), network: `10.${(++people >> 16) & 255}.${(people >> 8) & 255}.${people & 255}`, ...newToken() })

/** So many, one to each bar in turn; numbered within their bar from 1. */
const spread = (count: number, bars: ChainBar[]) =>
  Array.from({ length: count }, (_, n) => ({ bar: bars[n % bars.length] as ChainBar, number: Math.floor(n / bars.length) + 1 }))

const now = 'now'
const lasting = { created_at: now, seen_at: now, expires_at: 'tomorrow' }

/** Most who wait came one after the other within the last half hour. */
const ticketRow = (id: string, { id: bar, topics }: ChainBar, number: number): Row => ({
  ...{ id, request_id: id, bar_id: bar, code: `Z${number.toString(36).toUpperCase().padStart(3, '0')}`, place: number, way: 'store', here: true },
  ...{ topic_id: topics[number % topics.length] ?? '', name: `Person ${number}`, proof: 'proven', turn_at: now, joined_at: now, version: number },
})

function screensOfChain(bars: ChainBar[], { boards }: Size): ScreenAt[] {
  const staff = bars.flatMap(({ id, desks }) => desks.map(({ cookie }) => ({ bar: id, audience: 'staff' as const, cookie })))
  const phones = bars.flatMap(({ id, waiting }) => [...waiting].map(([ticket, { cookie }]) => ({ bar: id, audience: 'phone' as const, ticket, cookie })))
  const televisions = bars.slice(0, boards).map(({ id, desks }) => ({ bar: id, audience: 'board' as const, cookie: desks[0]?.cookie ?? '' }))
  return [...staff, ...phones, ...televisions]
}

function noonZone(): string {
  const ahead = 12 - new Date().getUTCHours()
  return `Etc/GMT${ahead <= 0 ? '+' : '-'}${Math.abs(ahead)}`
}

/** Rows of one shape, some thousand at a time; PostgreSQL reads text as whatever the column is. */
async function insert(owner: pg.Pool, table: string, rows: Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  const text = (value: Row[string]) => (Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value === null ? null : String(value))
  for (let from = 0; from < rows.length; from += 2_000) {
    const some = rows.slice(from, from + 2_000)
    const values = JSON.stringify(some.map((row) => Object.fromEntries(columns.map((column) => [column, text(row[column] ?? null)]))))
    await owner.query(`INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM json_populate_recordset(null::${table}, $1)`, [values])
  }
}
