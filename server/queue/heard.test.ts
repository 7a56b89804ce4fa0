import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Bar } from '../bars/bar.entity.ts'
import { bySystem } from '../platform/access.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { scene } from '../testing/scene.ts'
import { type Hint, Line } from './line.ts'

let db: TestDatabase
let bar: string
beforeAll(async () => {
  db = await testDatabase({ entities: [Bar] })
  bar = (await scene(db.owner, { desks: 0 })).bar
  // A commit that takes its time, and one that fails: whoever is told before the end of it can be caught at it.
  await db.owner.query(`
    CREATE FUNCTION at_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      PERFORM pg_sleep(0.2);
      IF NEW.data ->> 'joining' = 'closed' THEN RAISE EXCEPTION 'not this one'; END IF;
      RETURN NULL;
    END $$;
    CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON event DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION at_commit()`)
})
afterAll(() => db.close())

const versionOf = async () => (await db.owner.query<{ version: number }>('SELECT max(version) AS version FROM event WHERE bar_id = $1', [bar])).rows[0]?.version
const sets = (line: Line, joining: 'paused' | 'closed') =>
  line.change(bar, bySystem, async (tx) => {
    await tx.append('joining.changed', { data: { joining } })
  })

test('whoever hears of a version can read it from another connection already', async () => {
  const line = new Line(db.desk, db.clock)
  const heard: Promise<{ hint: Hint; read: number | undefined }>[] = []
  line.after((hint) => heard.push(versionOf().then((read) => ({ hint, read }))))
  await sets(line, 'paused')
  await sets(line, 'paused')
  expect(await Promise.all(heard)).toEqual([1, 2].map((version) => ({ hint: { barId: bar, version }, read: version })))
})

test('of what was refused, changed nothing or failed at the commit itself nobody hears', async () => {
  const line = new Line(db.desk, db.clock)
  const heard: Hint[] = []
  line.after((hint) => heard.push(hint))
  await line.change(bar, bySystem, async () => 'nothing to do')
  await expect(line.change(bar, bySystem, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused')
  await expect(sets(line, 'closed')).rejects.toThrow('not this one')
  expect(heard).toEqual([])
})
