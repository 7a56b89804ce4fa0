import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { DataSource, type DataSourceOptions } from 'typeorm'
import { Bar } from '../bars/bar.entity.ts'
import { Desk } from '../bars/desk.entity.ts'
import { Closure, Hours } from '../bars/hours.entity.ts'
import { Staff, StaffBar } from '../bars/staff.entity.ts'
import { BarTopic, Topic } from '../bars/topic.entity.ts'
import { demoFeed, writeDemoOrders } from '../imports/demo-orders.ts'
import { importOrders } from '../imports/import-orders.ts'
import { type Clock, SystemClock } from '../platform/clock.ts'
import { pool } from '../platform/database.ts'
import type { WithDatabase } from '../platform/config.ts'
import { loginsOf } from '../platform/logins.ts'
import type { Intake } from '../purchases/intake.ts'
import { clearDemo, withIntake } from './clearing.ts'
import { livePast } from './past.ts'
import { type Progress, showProgress } from './progress.ts'
import { type PlaceSetUp, setUp } from './set-up.ts'

export type Size = { days: number; visits: number; purchases: number; seed: number }
/** Eight weeks, about 600 visits. */
export const usual: Size = { days: 56, visits: 600, purchases: 2000, seed: 20 }

/** Any number that no other program on the same database is likely to lock; not the one of migrations. */
const demoLock = 4_107_226_361

/**
 * Demo content for an empty database, outside production: called by the start, after the migrations and before anything else works
 * on the database (its timers would take the past for the present). One that was interrupted is cleared and begun again. Processes
 * that start together wait here, and it is made once. Answers whether it was made now.
 */
export async function makeDemoContent(
  config: WithDatabase,
  say: (line: string) => void,
  size: Size = usual,
  clock: Clock = new SystemClock(),
): Promise<boolean> {
  if (config.production) return false
  const owner = new pg.Client({ connectionString: config.DATABASE_URL })
  await owner.connect()
  try {
    await owner.query('SELECT pg_advisory_lock($1)', [demoLock])
    if (!(await isWanted(owner))) return false
    const progress = showProgress(say)
    await begin(owner, config, clock)
    await make(config, size, clock, progress)
    await remember(owner, 'made', clock)
    progress.done()
    return true
  } finally {
    await owner.end()
  }
}

/** An empty shop, or a demo that was begun and never finished. One that was cleared stays so. */
async function isWanted(owner: pg.Client): Promise<boolean> {
  const {
    rows: [content],
  } = await owner.query<{ made: boolean; cleared: boolean }>('SELECT made_at IS NOT NULL AS made, cleared_at IS NOT NULL AS cleared FROM demo_content')
  if (content) return !content.made && !content.cleared
  const { rowCount } = await owner.query('SELECT 1 FROM bar LIMIT 1')
  return rowCount === 0
}

async function begin(owner: pg.Client, config: WithDatabase, clock: Clock): Promise<void> {
  await clearDemo(owner, config, clock)
  await remember(owner, 'begun', clock)
}

/** How far the demo is, for the next start. */
export async function remember(owner: pg.ClientBase, what: 'begun' | 'made' | 'cleared', clock: Clock): Promise<void> {
  if (what === 'begun') await owner.query('DELETE FROM demo_content')
  const { rowCount } = await owner.query(`UPDATE demo_content SET ${what}_at = $1`, [clock.now()])
  if (rowCount === 0)
    await owner.query('INSERT INTO demo_content (begun_at, cleared_at) VALUES ($1, $2)', [clock.now(), what === 'cleared' ? clock.now() : null])
}

async function make(config: WithDatabase, { days, visits, purchases, seed }: Size, clock: Clock, progress: Progress): Promise<void> {
  const now = clock.now()
  const places = await setUpShop(config, now)
  await withIntake(config, clock, (intake) => bringPurchases(intake, purchases, seed))
  progress.show(0.04)
  await livePast(config, places, { days, visits, seed, now }, (share) => progress.show(0.04 + 0.96 * share))
}

/** Purchases come through the real importer, from a file like those that shops export. */
async function bringPurchases(intake: Intake, count: number, seed: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'aftercare-demo-'))
  const file = join(folder, 'orders.csv')
  try {
    await writeDemoOrders(file, count, seed)
    await importOrders(createReadStream(file), intake, { feed: demoFeed })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function setUpShop(config: WithDatabase, now: Date): Promise<PlaceSetUp[]> {
  const entities = [Bar, BarTopic, Topic, Desk, Hours, Closure, Staff, StaffBar]
  const desk = await new DataSource({ ...pool(loginsOf(config).desk.url, 1), entities } as DataSourceOptions).initialize()
  return desk.transaction((em) => setUp(em, now)).finally(() => desk.destroy())
}
