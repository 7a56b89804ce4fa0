/**
 * The SQL of one visit (call-next, start, finish), read off the real server and kept in statements.json, so that a changed query
 * shows in a diff. Recipe: recorder.mjs notes what goes through `pg` while one specialist does one visit; ids, versions and keys
 * of that visit are replaced by names, which the floor fills with its own.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOfToken } from '../server/platform/secrets.ts'
import type { Bench } from './bench.ts'
import { house, type Noted } from './house.ts'
import { Connections } from './http.ts'
import { openBar, peopleJoin } from './people.ts'
import { setTimeout as sleep } from 'node:timers/promises'

/** A value of a statement: as it is, or text with names of what differs from visit to visit. */
export type Value = { as: unknown } | { filled: string } | { token: true } | { bytes: number } | { now: true } | { version: number }
/** `gives`: the answer says which ticket it is, or which version the bar has. */
export type Statement = { text: string; name?: string; values: Value[]; gives?: 'ticket' | 'version' }
export type Visit = { command: string; statements: Statement[] }[]

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g

export async function recordVisit(bench: Bench): Promise<Visit> {
  const recorded = await house(bench, { recorded: true })
  const connections = new Connections(recorded.url, 1)
  try {
    const bar = await openBar(recorded, 1)
    const [desk] = bar.desks
    if (!desk) throw new Error('no desk')
    await peopleJoin(recorded, bar, 3)
    // A number that nothing else is, so that it can be told from others.
    await recorded.owner.query('UPDATE bar SET version = 700000 WHERE id = $1', [bar.bar])
    await sleep(1_500)
    const names = new Map([
      [bar.bar, 'bar'],
      [desk.desk, 'desk'],
      [desk.staff, 'staff'],
      [bar.topic, 'topic'],
      [hashOfToken(desk.cookie.split('=')[1] ?? '').toString('hex'), 'token'],
    ])
    const record = async (command: string, path: string, body?: object) => {
      await recorded.statements('forget')
      const answer = await connections.must(path, desk.cookie, body)
      await sleep(100)
      const ticket = String(answer.id ?? (answer.ticket as { id?: string } | undefined)?.id)
      names.set(ticket, 'ticket')
      const noted = (await recorded.statements()).filter(({ text }) => !byItself(text))
      return { ticket, step: { command, statements: noted.map((note) => named(note, names)) } }
    }
    const called = await record('call-next', `/bars/${bar.bar}/desks/${desk.desk}/call-next`)
    const started = await record('start', `/bars/${bar.bar}/tickets/${called.ticket}/start`)
    const finished = await record('finish', `/bars/${bar.bar}/tickets/${called.ticket}/finish`, finishing)
    const visit = [called.step, started.step, finished.step]
    writeFileSync(join(import.meta.dirname, 'statements.json'), `${JSON.stringify(visit, null, 2)}\n`)
    return visit
  } finally {
    connections.close()
    await recorded.close()
  }
}

export const finishing = { outcome: 'solved', note: 'Cable was loose', summary: 'We put the cable back.' }

/** What the server asks on its own from time to time: jobs, the look at all bars, the timers' search for bars and for promises that no longer hold. */
const ownWords = [
  'pgboss',
  'SELECT id, version FROM bar',
  'SELECT DISTINCT bar_id FROM ticket',
  't.told_low, t.told_high',
  'SELECT count(*)::int AS open FROM desk',
]
export const byItself = (text: string): boolean => ownWords.some((words) => text.includes(words))

function named({ text, name, values, rows }: Noted, names: Map<string, string>): Statement {
  const [row] = rows
  const gives =
    row && names.get(String(row.id)) === 'ticket' && Object.keys(row).length === 1
      ? 'ticket'
      : text.endsWith('FOR UPDATE') && row?.version !== undefined
        ? 'version'
        : undefined
  return { text, ...(name ? { name } : {}), values: values.map((value) => nameValue(value, names)), ...(gives ? { gives } : {}) }
}

function nameValue(value: unknown, names: Map<string, string>): Value {
  if (value instanceof Date) return { now: true }
  if (value instanceof Uint8Array) return names.has(Buffer.from(value).toString('hex')) ? { token: true } : { bytes: value.length }
  if (typeof value === 'number' && value >= 700_000 && value < 700_100) return { version: value - 700_000 }
  if (typeof value !== 'string') return { as: value }
  // An id that is not known yet is one that this visit made: the floor makes its own.
  const filled = steady(value).replace(uuid, (id) => {
    if (!names.has(id)) names.set(id, `new${names.size}`)
    return `{${names.get(id)}}`
  })
  return filled === steady(value) ? { as: filled } : { filled }
}

/** Without what differs from run to run and matters to no statement: times and codes inside of JSON. */
const steady = (text: string) => text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2026-01-01T12:00:00.000Z').replace(/"code":"\w+"/g, '"code":"K7M4"')
