import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Bar } from '../bars/bar.entity.ts'
import { BarsService } from '../bars/bars.service.ts'
import { Closure, Hours } from '../bars/hours.entity.ts'
import { BarTopic, Topic } from '../bars/topic.entity.ts'
import type { StaffWho } from '../platform/access.ts'
import { postgresCode } from '../platform/transaction.ts'
import { configFor } from '../testing/app.ts'
import { by } from '../testing/bar-day.ts'
import { found, rounds } from '../testing/counts.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { type Scene, scene } from '../testing/scene.ts'
import { LineEvent } from './event.entity.ts'
import { Line } from './line.ts'
import { QueueService } from './queue.service.ts'
import { Ticket } from './ticket.entity.ts'
import { TransfersService } from './transfers.service.ts'
import { UndoService } from './undo.service.ts'

/** A sample in npm test, the full count in npm run prove. */
const count = rounds(24, 500)

let db: TestDatabase
/** What PostgreSQL rolled back, also where it was tried again and nobody was told. */
const failed: (string | undefined)[] = []
beforeAll(async () => {
  db = await testDatabase({ entities: [Bar, BarTopic, Closure, Hours, LineEvent, Ticket, Topic] })
  const transaction = db.desk.transaction.bind(db.desk) as (work: unknown) => Promise<unknown>
  db.desk.transaction = ((work: unknown) =>
    transaction(work).catch((error: unknown) => {
      failed.push(postgresCode(error))
      throw error
    })) as typeof db.desk.transaction
})
afterAll(() => db.close())

/** Each caller has a line of its own, as if it were another process: nothing but the database can decide between them. */
function anotherProcess(): { queue: QueueService; transfers: TransfersService; undoing: UndoService } {
  const line = new Line(db.desk, db.clock)
  const config = configFor(db)
  const bars = new BarsService(db.desk, db.clock, config)
  const queue = new QueueService(line, bars, db.desk, config)
  return { queue, transfers: new TransfersService(line, queue, bars), undoing: new UndoService(line, db.desk) }
}

test(`opposite transfers between two bars: none waits for the other for ever, and every request stands at one bar (${count} rounds)`, async () => {
  const [one, two] = [await scene(db.owner), await scene(db.owner)]
  await db.owner.query(
    'INSERT INTO bar_topic SELECT $1, topic_id FROM bar_topic WHERE bar_id = $2 UNION SELECT $2, topic_id FROM bar_topic WHERE bar_id = $1',
    [one.bar, two.bar],
  )
  const people = [one, two, one, two]
  const walkIn = { name: 'Someone', about: '', contact: '', vouchedBecause: '', proof: 'at_desk' as const }
  let stands = await Promise.all(
    people.map(async (at) => ({ at, id: (await anotherProcess().queue.walkIn(byOf(at), at.bar, { ...walkIn, topic: at.topics.quick })).ticket.id })),
  )
  for (let round = 0; round < count; round++) {
    const takenBack = round % 3 === 2
    await Promise.all(stands.map(({ at, id }) => anotherProcess().transfers.transfer(byOf(at), whoOf(at), at.bar, id, { bar: other(at).bar, words: '' })))
    if (takenBack) await Promise.all(stands.map(({ at, id }) => anotherProcess().undoing.undo(byOf(at), at.bar, id)))
    else stands = await Promise.all(stands.map(async ({ at, id }) => ({ at: other(at), id: await goesOnAs(id) })))
    const { rows } = await db.owner.query(`SELECT id FROM ticket WHERE state = 'waiting' ORDER BY id`)
    expect(rows.map(({ id }) => id)).toEqual(stands.map(({ id }) => id).sort())
  }
  expect(failed).toEqual([])
  const { rows } = await db.owner.query('SELECT b.version, count(*)::int AS events FROM bar b JOIN event e ON e.bar_id = b.id GROUP BY b.id')
  for (const { version, events } of rows) expect(version).toBe(events)
  found(`Opposite transfers: ${count} rounds of four between two bars, with every third taken back; no deadlock, each request at one bar.`)

  function other(at: Scene): Scene {
    return at === one ? two : one
  }
}, 600_000)

const whoOf = (at: Scene): StaffWho => at.staff[0] as StaffWho
const byOf = (at: Scene) => by(whoOf(at))
const goesOnAs = async (id: string): Promise<string> => (await db.owner.query('SELECT goes_on_as FROM ticket WHERE id = $1', [id])).rows[0].goes_on_as
