import type pg from 'pg'
import { DataSource, type DataSourceOptions } from 'typeorm'
import { demoFeed } from '../imports/demo-orders.ts'
import type { Clock } from '../platform/clock.ts'
import { pool } from '../platform/database.ts'
import type { WithDatabase } from '../platform/config.ts'
import { loginsOf } from '../platform/logins.ts'
import { Intake } from '../purchases/intake.ts'

/** How many of each were removed. */
export type Cleared = { bars: number; visits: number; people: number; customers: number }

/**
 * Removes what the demo brought and what was tried at its bars; everything else stays. May be run again when it was interrupted.
 * Run by the owner: the log of events is append-only for everybody else.
 */
export async function clearDemo(owner: pg.ClientBase, config: WithDatabase, clock: Clock): Promise<Cleared> {
  await withIntake(config, clock, (intake) => intake.forget(demoFeed))
  return clearBars(owner)
}

/** The purchases room's way in, under its own login, for as long as `work` takes. */
export async function withIntake(config: WithDatabase, clock: Clock, work: (intake: Intake) => Promise<void>): Promise<void> {
  const source = await new DataSource(pool(loginsOf(config).sales.url, 1) as DataSourceOptions).initialize()
  await work(new Intake(source, clock)).finally(() => source.destroy())
}

async function clearBars(owner: pg.ClientBase): Promise<Cleared> {
  await owner.query('BEGIN')
  try {
    for (const statement of markings) await owner.query(statement)
    const [bars, visits, people, customers] = [
      await count(owner, 'demo_bar'),
      await count(owner, 'demo_ticket'),
      await count(owner, 'demo_staff'),
      await count(owner, 'demo_customer'),
    ]
    for (const statement of removals) await owner.query(statement)
    await owner.query('COMMIT')
    return { bars, visits, people, customers }
  } catch (error) {
    await owner.query('ROLLBACK')
    throw error
  }
}

async function count(owner: pg.ClientBase, table: string): Promise<number> {
  const { rows } = await owner.query<{ rows: number }>(`SELECT count(*) AS rows FROM ${table}`)
  return Number(rows[0]?.rows)
}

// Somebody who was only ever at demo bars came to try the demo: their visits are gone, and so is what was known of them.
const markings = [
  'CREATE TEMPORARY TABLE demo_bar ON COMMIT DROP AS SELECT id FROM bar WHERE demo',
  'CREATE TEMPORARY TABLE demo_ticket ON COMMIT DROP AS SELECT id, customer_id FROM ticket WHERE bar_id IN (SELECT id FROM demo_bar)',
  'CREATE TEMPORARY TABLE demo_staff ON COMMIT DROP AS SELECT id FROM staff WHERE demo',
  `CREATE TEMPORARY TABLE demo_customer ON COMMIT DROP AS SELECT id FROM customer c WHERE (c.demo OR c.id IN (SELECT customer_id FROM demo_ticket))
     AND NOT EXISTS (SELECT FROM ticket t WHERE t.customer_id = c.id AND t.bar_id NOT IN (SELECT id FROM demo_bar))`,
  'CREATE INDEX ON demo_ticket (id)',
  'ANALYZE demo_ticket',
]

const ofNobodyElse = `id IN (SELECT id FROM demo_staff) AND NOT EXISTS (SELECT FROM session WHERE staff_id = staff.id) AND NOT EXISTS (SELECT FROM ticket WHERE staff_id = staff.id) AND NOT EXISTS (SELECT FROM desk WHERE staff_id = staff.id)`
const removals = [
  "DELETE FROM pgboss.job WHERE data->>'ticket' IN (SELECT id::text FROM demo_ticket)",
  'DELETE FROM message WHERE ticket_id IN (SELECT id FROM demo_ticket)',
  'DELETE FROM event WHERE bar_id IN (SELECT id FROM demo_bar)',
  // Sessions, seats, links and guests go with their ticket.
  'DELETE FROM ticket WHERE id IN (SELECT id FROM demo_ticket)',
  `DELETE FROM answered WHERE scope IN (SELECT 'staff:' || id FROM demo_staff UNION ALL SELECT 'customer:' || id FROM demo_customer)`,
  // Contacts and logins go with their customer.
  'DELETE FROM customer WHERE id IN (SELECT id FROM demo_customer)',
  'UPDATE customer SET demo = false WHERE demo',
  // Hours, closures, desks and who works there go with their bar.
  'DELETE FROM bar WHERE id IN (SELECT id FROM demo_bar)',
  'DELETE FROM topic WHERE demo AND NOT EXISTS (SELECT FROM bar_topic WHERE topic_id = topic.id) AND NOT EXISTS (SELECT FROM ticket WHERE topic_id = topic.id)',
  'UPDATE topic SET demo = false WHERE demo',
  // Whoever also worked at a real bar stays in its history, and cannot sign in: everybody knows the password.
  `DELETE FROM staff WHERE ${ofNobodyElse}`,
  'DELETE FROM staff_login WHERE staff_id IN (SELECT id FROM staff WHERE demo)',
  'UPDATE staff SET demo = false, active = false, password_hash = NULL WHERE demo',
]
