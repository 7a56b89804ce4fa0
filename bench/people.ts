/** Bars with open desks, and people who wait there. */
import { newId } from '../server/platform/ids.ts'
import { newToken } from '../server/platform/secrets.ts'
import { scene } from '../server/testing/scene.ts'
import { Connections } from './http.ts'
import type { House } from './house.ts'

/** A desk where a specialist has signed in. */
export type OpenDesk = { bar: string; topic: string; desk: string; staff: string; cookie: string }
export type OpenBar = { bar: string; topic: string; desks: OpenDesk[] }
/** A person's phone: what it needs to watch its own place. */
export type Phone = { bar: string; ticket: string; cookie: string }

/** A bar whose desks are all open: the desks by SQL, their opening by the real command. */
export async function openBar({ owner, url }: House, desks: number): Promise<OpenBar> {
  const { bar, topics, desks: ids, staff } = await scene(owner, { desks })
  const open = ids.map((desk, index) => ({ desk, staff: staff[index]?.id ?? '', ...newToken() }))
  const logins = open.map(({ staff, hash }) => [newId(), hash, staff])
  await owner.query(
    `INSERT INTO staff_login (id, token_hash, staff_id, created_at, seen_at, expires_at)
     SELECT id, hash, staff, now(), now(), now() + interval '1 day' FROM unnest($1::uuid[], $2::bytea[], $3::uuid[]) AS new (id, hash, staff)`,
    [0, 1, 2].map((column) => logins.map((row) => row[column])),
  )
  const connections = new Connections(url, 8)
  const signedIn = open.map(({ desk, staff, token }) => ({ bar, topic: topics.quick, desk, staff, cookie: `aftercare_staff=${token}` }))
  await Promise.all(signedIn.map(({ desk, cookie }) => connections.must(`/bars/${bar}/desks/${desk}/open`, cookie)))
  connections.close()
  return { bar, topic: topics.quick, desks: signedIn }
}

/** People take places one after the other, each by the real command of a walk-in. Answers the ids of their tickets. */
export async function peopleJoin({ url }: House, { bar, topic, desks }: OpenBar, count: number): Promise<string[]> {
  const connections = new Connections(url, 1)
  const tickets: string[] = []
  for (let index = 0; index < count; index++) {
    const body = { topic, name: `Person ${index}`, about: 'It does not turn on', contact: '', vouchedBecause: 'known here', proof: 'at_desk' }
    const { ticket } = await connections.must(`/bars/${bar}/walk-ins`, desks[0]?.cookie ?? '', body)
    tickets.push((ticket as { id: string }).id)
  }
  connections.close()
  return tickets
}

/** Many people at once, by SQL and without events: each with a ticket and a phone that is known. `inLine`: who comes after so many has been helped already. */
export async function crowd({ owner }: House, { bar, topic }: OpenBar, count: number, inLine = count): Promise<Phone[]> {
  const people = Array.from({ length: count }, () => ({ ticket: newId(), customer: newId(), login: newId(), ...newToken() }))
  const column = (name: 'ticket' | 'customer' | 'login' | 'hash') => people.map((person) => person[name])
  await owner.query(`INSERT INTO customer (id, proof, created_at) SELECT unnest($1::uuid[]), 'proven', now()`, [column('customer')])
  await owner.query(
    `INSERT INTO customer_login (id, token_hash, customer_id, created_at, seen_at, expires_at)
     SELECT id, hash, customer, now(), now(), now() + interval '1 day' FROM unnest($1::uuid[], $2::bytea[], $3::uuid[]) AS new (id, hash, customer)`,
    [column('login'), column('hash'), column('customer')],
  )
  // Like everybody who is in a line, they have been told about their wait; the bar is old enough for all versions to have as many digits.
  await owner.query(
    `INSERT INTO ticket (id, bar_id, request_id, code, place, state, topic_id, way, came, lane, turn_at, due_at, here, customer_id, person, name, proof, joined_at, version)
     SELECT id, $3, id, 'Z' || lpad(to_hex(n), 3, '0'), 100000 + n, CASE WHEN n <= $5 THEN 'waiting' ELSE 'done' END, $4, 'store', 'phone', 2, now(), now() + interval '1 hour', true, customer, customer::text, 'Person ' || n, 'proven', now(), 100000 + n
     FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS new (id, customer, n)`,
    [column('ticket'), column('customer'), bar, topic, inLine],
  )
  await owner.query('UPDATE bar SET version = version + 200000 WHERE id = $1', [bar])
  return people.map(({ ticket, token }) => ({ bar, ticket, cookie: `aftercare=${token}` }))
}

/** Everybody back into the line, as they came, by SQL: each round of a measurement finds the same people. */
export async function everybodyWaits({ owner }: Pick<House, 'owner'>, bars: OpenBar[]): Promise<void> {
  const ids = bars.map(({ bar }) => bar)
  const client = await owner.connect()
  try {
    await client.query('BEGIN')
    // The bars first, as every command does: the server's timers may be telling people about their wait just now.
    await client.query('SELECT 1 FROM bar WHERE id = ANY($1) ORDER BY id FOR UPDATE', [ids])
    await client.query('DELETE FROM session WHERE bar_id = ANY($1)', [ids])
    await client.query(
      `UPDATE ticket SET state = 'waiting', desk_id = NULL, staff_id = NULL, called_at = NULL, started_at = NULL, ended_at = NULL, turn_at = joined_at WHERE bar_id = ANY($1)`,
      [ids],
    )
    await client.query('COMMIT')
  } finally {
    client.release()
  }
}
