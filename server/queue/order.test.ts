import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { byTurn, type Turn } from '../../shared/line.ts'
import { newId } from '../platform/ids.ts'
import { found as proven, rounds } from '../testing/counts.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { type Scene, scene } from '../testing/scene.ts'
import { next, nextInLine } from './order.ts'

const lines = rounds(40, 300)
let db: TestDatabase
let here: Scene
beforeAll(async () => {
  db = await testDatabase()
  here = await scene(db.owner)
})
afterAll(() => db.close())

const turn = fc.record({
  lane: fc.constantFrom<0 | 1 | 2>(0, 1, 2),
  at: fc.integer({ min: 0, max: 5 }).map((minute) => Date.UTC(2026, 2, 10, 10, minute)),
  place: fc.integer({ min: 1, max: 1e6 }),
})
const candidate = fc.record({
  turn,
  way: fc.constantFrom<'store' | 'phone'>('store', 'phone'),
  here: fc.boolean(),
  away: fc.boolean(),
  needs: fc.constantFrom<string[]>([], ['repair']),
})

test('urgent comes first, then what is due, then by arrival; equal times by place', () => {
  const at = (lane: 0 | 1 | 2, minute: number, place: number): Turn => ({ lane, at: minute, place })
  const line = [at(2, 1, 1), at(1, 9, 2), at(0, 99, 3), at(2, 1, 4), at(1, 3, 5)]
  expect([...line].sort(byTurn).map(({ place }) => place)).toEqual([3, 5, 2, 1, 4])
})

test('whoever is next is here or on the phone, can be served, and has nobody such before them', () => {
  fc.assert(
    fc.property(fc.uniqueArray(candidate, { selector: ({ turn }) => turn.place }), fc.subarray(['repair', 'other']), (line, skills) => {
      const found = next(line, skills)
      const callable = line.filter(({ way, here, away, needs }) => !away && (here || way === 'phone') && needs.every((need) => skills.includes(need)))
      expect(found === undefined).toBe(callable.length === 0)
      for (const other of callable) if (found) expect(byTurn(found.turn, other.turn)).toBeLessThanOrEqual(0)
    }),
  )
})

test('the database gives the same answer as the rule', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(candidate, { maxLength: 12, selector: ({ turn }) => turn.place }), fc.subarray(['repair']), async (line, skills) => {
      await db.owner.query('DELETE FROM ticket WHERE bar_id = $1', [here.bar])
      const placed = line.map((person) => ({ ...person, id: newId() }))
      for (const { id, turn, way, here: present, away, needs } of placed) {
        await db.owner.query(
          `INSERT INTO ticket (id, bar_id, request_id, code, place, state, topic_id, way, came, lane, turn_at, here, person, name, proof, joined_at, urgent, away_until)
           VALUES ($1, $2, $1, $3, $4, 'waiting', $5, $6, 'phone', $7, $8, $9, $10, 'Someone', 'proven', $8, CASE WHEN $7::smallint = 0 THEN 'medical' END, CASE WHEN $11 THEN $8::timestamptz END)`,
          [
            id,
            here.bar,
            id.slice(-8),
            turn.place,
            needs.length > 0 ? here.topics.special : here.topics.quick,
            way,
            turn.lane,
            new Date(turn.at),
            present,
            id,
            away,
          ],
        )
      }
      const [row] = await db.desk.query<{ id: string }[]>(nextInLine, [here.bar, skills])
      expect(row?.id).toBe(next(placed, skills)?.id)
    }),
    { numRuns: lines, seed: 11 },
  )
  proven(`Order: ${lines} random lines, for which the database and the rule name the same next.`)
}, 120_000)
