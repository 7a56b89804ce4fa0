/** The floor of the commands: the same statements straight through `pg`, each connection going through visits one after the other. */
import { randomBytes, randomUUID } from 'node:crypto'
import '../server/platform/postgres-types.ts'
import pg from 'pg'
import { hashOfToken } from '../server/platform/secrets.ts'
import { serve } from './child.ts'
import type { OpenDesk } from './people.ts'
import type { Statement, Value, Visit } from './statements.ts'
import { type Round, takeTurns, type Took } from './take-turns.ts'

export type FloorAsk = Round & { desk: string; visit: Visit }
type Names = Map<string, string> & { version?: number }

const clients = new Map<string, pg.Client>()

async function connection(address: string, number: number): Promise<pg.Client> {
  const key = `${address} ${number}`
  const had = clients.get(key)
  if (had) return had
  const client = new pg.Client({ connectionString: address })
  clients.set(key, client)
  await client.connect()
  return client
}

serve<FloorAsk, Took>(async ({ desk: address, visit, workers, seconds }) => {
  const connected = await Promise.all(workers.map((_, number) => connection(address, number)))
  return takeTurns(workers, seconds, (desk, worker, timed) => oneVisit(connected[worker] as pg.Client, desk, visit, timed))
})

/** False when nobody waits any more. */
async function oneVisit(
  client: pg.Client,
  { bar, topic, desk, staff, cookie }: OpenDesk,
  visit: Visit,
  timed: <T>(work: Promise<T>) => Promise<T>,
): Promise<boolean> {
  const names: Names = new Map([
    ['bar', bar],
    ['desk', desk],
    ['staff', staff],
    ['topic', topic],
    ['cookie', cookie],
  ])
  for (const { statements } of visit) {
    if (!(await timed(oneCommand(client, statements, names)))) return false
  }
  return true
}

async function oneCommand(client: pg.Client, statements: Statement[], names: Names): Promise<boolean> {
  for (const { text, name, values, gives } of statements) {
    const { rows } = await client.query<Record<string, unknown>>({ text, ...(name ? { name } : {}), values: values.map((value) => fill(value, names)) })
    if (gives === 'version') names.version = Number(rows[0]?.version)
    if (gives !== 'ticket') continue
    if (!rows[0]) {
      await client.query('ROLLBACK')
      return false
    }
    names.set('ticket', String(rows[0].id))
  }
  return true
}

function fill(value: Value, names: Names): unknown {
  if ('as' in value) return value.as
  if ('now' in value) return new Date()
  if ('token' in value) return hashOfToken(String(names.get('cookie')).split('=')[1] ?? '')
  if ('bytes' in value) return randomBytes(value.bytes)
  if ('version' in value) return (names.version ?? 0) + value.version
  return value.filled.replace(/\{(\w+)\}/g, (_, name: string) => {
    const known = names.get(name) ?? randomUUID()
    names.set(name, known)
    return known
  })
}
