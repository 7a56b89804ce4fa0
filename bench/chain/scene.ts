/** A chain of shops in the middle of its day, by SQL: somebody is helped at every desk, and everybody who waits has a phone. */
import type pg from 'pg'
import { newId } from '../../server/platform/ids.ts'
import { newToken } from '../../server/platform/secrets.ts'
import { isNear } from '../../server/queue/near.ts'
import { type Ahead, range } from '../../server/queue/promise.ts'
import type { Bench } from '../bench.ts'
import type { ChainHouse } from './house.ts'
import type { ScreenAt } from './screen.ts'
import { type Size, titleOf } from './size.ts'

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

/** A house that is open, with its chain at work in it. The first start makes the tables. */
export async function furnish({ say }: Pick<Bench, 'say'>, house: ChainHouse, size: Size): Promise<Chain> {
  await house.start()
  await house.stop()
  say(titleOf(size))
  const chain = await makeChain(house.owner, size)
  await house.start()
  return chain
}

async function makeChain(owner: pg.Pool, size: Size): Promise<Chain> {
  const topics = minutes.map((length) => ({ id: newId(), slug: `topic-${length}`, name: `${length} minutes`, minutes: length }))
  await insert(owner, 'topic', topics)
  const bars = await makeBars(
    owner,
    size.bars,
    topics.map(({ id }) => id),
  )
  await makeDesks(owner, bars, size.desks)
  await makePeople(owner, bars, size.phones)
  await owner.query('VACUUM (ANALYZE)')
  return { bars, screens: screensOfChain(bars, size) }
}

async function makeBars(owner: pg.Pool, count: number, topics: string[]): Promise<ChainBar[]> {
  const bars: ChainBar[] = Array.from({ length: count }, () => ({ id: newId(), topics, desks: [], waiting: new Map(), away: [] }))
  // The chain's noon: nothing opens or closes while it is measured.
  const all = { zone: noonZone(), address: '1 High Street', version: firstVersion }
  const rows = bars.map(({ id }, n) => ({ id, slug: `bar-${n}`, name: `Bar ${n}`, ...all }))
  await insert(owner, 'bar', rows)
  const hours = bars.flatMap(({ id }) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ bar_id: id, weekday, opens: '00:00', closes: '24:00' })))
  await insert(owner, 'bar_hours', hours)
  const offered = bars.flatMap(({ id }) => topics.map((topic) => ({ bar_id: id, topic_id: topic })))
  await insert(owner, 'bar_topic', offered)
  return bars
}

/** Desks that are open, with a specialist who is signed in and helps somebody. */
async function makeDesks(owner: pg.Pool, bars: ChainBar[], count: number): Promise<void> {
  const desks = spread(count, bars).map((at) => ({ ...at, id: newId(), staff: newId(), login: newId(), ticket: newId(), ...newToken() }))
  const rows = async (table: string, row: (desk: (typeof desks)[number]) => Row) => insert(owner, table, desks.map(row))
  await rows('staff', ({ staff }) => ({ id: staff, email: `${staff}@example.com`, name: 'Specialist', role: 'specialist', created_at: now }))
  await rows('staff_bar', ({ staff, bar }) => ({ staff_id: staff, bar_id: bar.id }))
  await rows('staff_login', ({ login, hash, staff }) => ({ id: login, token_hash: hash, staff_id: staff, ...lasting }))
  await rows('desk', ({ id, bar, number, staff }) => ({ id, bar_id: bar.id, number, staff_id: staff, opened_at: now }))
  const helping = { state: 'helping', came: 'walk_in', called_at: now, started_at: now }
  await rows('ticket', ({ ticket, bar, number, id, staff }) => ({
    ...ticketRow(ticket, bar, 50_000 + number),
    ...helping,
    person: ticket,
    desk_id: id,
    staff_id: staff,
  }))
  await rows('session', ({ ticket, bar, number, id, staff }) => ({
    ...{ id: newId(), ticket_id: ticket, bar_id: bar.id, topic_id: topicOf(bar, 50_000 + number), desk_id: id, staff_id: staff, started_at: now },
  }))
  for (const { bar, id, token, ticket } of desks) bar.desks.push({ bar: bar.id, desk: id, cookie: `aftercare_staff=${token}`, ticket })
}

/** Those who wait, and those who may come. Whoever waits came one after the other, was told how long, and that the turn is near when it was. */
async function makePeople(owner: pg.Pool, bars: ChainBar[], count: number): Promise<void> {
  const waiting = spread(count, bars).map((at) => ({ ...at, ticket: newId(), ...person() }))
  const away = bars.flatMap((bar) => Array.from({ length: awayEach }, () => ({ bar, ...person() })))
  const all = [...waiting, ...away]
  const customers = all.map(({ customer }) => ({ id: customer, proof: 'proven', created_at: now }))
  await insert(owner, 'customer', customers)
  const logins = all.map(({ login, hash, customer }) => ({ id: login, token_hash: hash, customer_id: customer, ...lasting }))
  await insert(owner, 'customer_login', logins)
  const tickets = waiting.map(({ ticket, bar, number, customer }) => ({
    ...{ ...ticketRow(ticket, bar, number), state: 'waiting', came: 'phone', customer_id: customer, person: customer },
    ...toldAs(bar, number),
    ...cameBefore(bar, count / bars.length - number),
  }))
  await insert(owner, 'ticket', tickets)
  for (const { bar, ticket, token, network } of waiting) bar.waiting.set(ticket, { cookie: `aftercare=${token}`, network })
  for (const { bar, token, network } of away) bar.away.push({ cookie: `aftercare=${token}`, network })
}

function before(bar: ChainBar, number: number): Ahead {
  const work = sum(number - 1, (n) => minutes[(n + 1) % minutes.length] ?? 0)
  const inHand = sum(bar.desks.length, (n) => minutes[(50_001 + n) % minutes.length] ?? 0)
  return { ahead: number - 1, work, inHand, desks: bar.desks.length }
}

function toldAs(bar: ChainBar, number: number): Row {
  const told = range(before(bar, number))
  return { told_low: told?.low ?? null, told_high: told?.high ?? null, told_at: now, near_at: isNear(before(bar, number)) ? now : null }
}

/** So many came after them, as far apart as people are helped. */
function cameBefore(bar: ChainBar, others: number): Row {
  const each = (sum(minutes.length, (n) => minutes[n] ?? 0) / minutes.length) * 60_000
  const at = new Date(Date.now() - (Math.max(0, others) * each) / Math.max(1, bar.desks.length)).toISOString()
  return { joined_at: at, turn_at: at }
}

const sum = (count: number, of: (n: number) => number): number => Array.from({ length: count }, (_, n) => of(n)).reduce((all, one) => all + one, 0)
const topicOf = ({ topics }: ChainBar, number: number): string => topics[number % topics.length] ?? ''
let people = 0
const person = () => ({ customer: newId(), login: newId(), network: `10.${(++people >> 16) & 255}.${(people >> 8) & 255}.${people & 255}`, ...newToken() })

/** So many, one to each bar in turn; numbered within their bar from 1. */
const spread = (count: number, bars: ChainBar[]) =>
  Array.from({ length: count }, (_, n) => ({ bar: bars[n % bars.length] as ChainBar, number: Math.floor(n / bars.length) + 1 }))

const now = 'now'
const lasting = { created_at: now, seen_at: now, expires_at: 'tomorrow' }

const ticketRow = (id: string, bar: ChainBar, number: number): Row => ({
  ...{ id, request_id: id, bar_id: bar.id, code: `Z${number.toString(36).toUpperCase().padStart(3, '0')}`, place: number, way: 'store', here: true },
  ...{ topic_id: topicOf(bar, number), name: `Person ${number}`, proof: 'proven', turn_at: now, joined_at: now, version: number },
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
