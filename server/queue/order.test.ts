import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { byTurn, type Comfort, comforts, type Turn, wishesOf } from '../../shared/line.ts'
import { newId } from '../platform/ids.ts'
import { found as proven, rounds } from '../testing/counts.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { type Scene, scene, staffMember } from '../testing/scene.ts'
import { nextInLine } from './next-in-line.ts'
import { type AtDesk, type Candidate, next } from './order.ts'

const lines = rounds(40, 300)
let db: TestDatabase
let here: Scene
beforeAll(async () => {
  db = await testDatabase()
  here = await scene(db.owner, { desks: 3 })
})
afterAll(() => db.close())

const turn = fc.record({
  lane: fc.constantFrom<0 | 1 | 2>(0, 1, 2),
  at: fc.integer({ min: 0, max: 5 }).map((minute) => Date.UTC(2026, 2, 10, 10, minute)),
  place: fc.integer({ min: 1, max: 1e6 }),
})
/** `wants`: as it stands in the ticket's row. */
type Wanting = Candidate & { wants: { language: string; comforts: Comfort[] } }
const wishing = <C extends Pick<Wanting, 'wants'>>(somebody: C) => ({ ...somebody, wishes: wishesOf(somebody.wants) })
const candidate = fc
  .record({
    turn,
    way: fc.constantFrom<'store' | 'phone'>('store', 'phone'),
    here: fc.boolean(),
    away: fc.boolean(),
    needs: fc.constantFrom<string[]>([], ['repair']),
    forStaff: fc.constantFrom(null, null, 'ann', 'ben', 'somebody at home'),
    wants: fc.record({ language: fc.constantFrom('', '', 'de', 'pt-BR'), comforts: fc.subarray<Comfort>(['low_desk', 'quiet']) }),
  })
  .map(wishing)
const skills = fc.subarray(['repair', 'speaks:de', 'speaks:pt', 'suits:low_desk', 'suits:quiet'])
const me = skills.map((skills): AtDesk => ({ staff: 'me', skills, free: true }))
const others = fc.tuple(skills, fc.boolean(), skills, fc.boolean()).map(([one, oneFree, other, otherFree]): AtDesk[] => [
  { staff: 'ann', skills: one, free: oneFree },
  { staff: 'ben', skills: other, free: otherFree },
])
const line = fc.uniqueArray(candidate, { maxLength: 12, selector: ({ turn }) => turn.place })
const callable = ({ way, here, away, needs }: Candidate, skills: readonly string[]) =>
  !away && (here || way === 'phone') && needs.every((need) => skills.includes(need))
const somebody = {
  way: 'store',
  here: true,
  away: false,
  needs: [],
  forStaff: null,
  wants: { language: '', comforts: [] as Comfort[] },
  wishes: [] as string[],
} as const
const turnOf = (lane: 0 | 1 | 2, minute: number, place: number): Turn => ({ lane, at: minute, place })

test('urgent comes first, then what is due, then by arrival; equal times by place', () => {
  const waiting = [turnOf(2, 1, 1), turnOf(1, 9, 2), turnOf(0, 99, 3), turnOf(2, 1, 4), turnOf(1, 3, 5)]
  expect([...waiting].sort(byTurn).map(({ place }) => place)).toEqual([3, 5, 2, 1, 4])
})

test('whoever is next is here or on the phone, can be served, and has nobody such before them', () => {
  fc.assert(
    fc.property(line, me, (waiting, desk) => {
      const found = next(waiting, desk, [])
      const could = waiting.filter((candidate) => callable(candidate, desk.skills))
      expect(found === undefined).toBe(could.length === 0)
      for (const other of could) if (found) expect(byTurn(found.turn, other.turn)).toBeLessThanOrEqual(0)
    }),
  )
})

test('a language guides who is matched and shuts nobody out: a desk is without a next only where all are kept for a colleague', () => {
  fc.assert(
    fc.property(line, me, others, (waiting, desk, others) => {
      const could = waiting.filter((candidate) => callable(candidate, desk.skills))
      const kept = could.filter(({ forStaff, needs }) => others.some(({ staff, skills }) => staff === forStaff && needs.every((need) => skills.includes(need))))
      expect(next(waiting, desk, others) === undefined).toBe(could.length === kept.length)
    }),
  )
})

test('whoever was passed on to a specialist is offered to nobody else while that one stands at a desk, and to everybody afterwards', () => {
  const waiting = [{ ...somebody, turn: turnOf(2, 1, 1), forStaff: 'ann' }]
  const [here, ann] = [
    { staff: 'me', skills: [], free: true },
    { staff: 'ann', skills: [], free: false },
  ]
  expect(next(waiting, here, [ann])).toBeUndefined()
  expect(next(waiting, ann, [here])).toBe(waiting[0])
  expect(next(waiting, here, [])).toBe(waiting[0])
  const needsRepair = [{ ...somebody, needs: ['repair'], turn: turnOf(2, 1, 1), forStaff: 'ann' }]
  expect(next(needsRepair, { ...here, skills: ['repair'] }, [ann])).toBe(needsRepair[0])
})

test('who asked for a language is left to the free desk that speaks it, unless nobody else is there, they are urgent, or that desk is busy', () => {
  const german = wishing({ ...somebody, turn: turnOf(2, 1, 1), wants: { language: 'de-CH', comforts: [] } })
  const second = { ...somebody, turn: turnOf(2, 2, 2) }
  const [here, speaker] = [
    { staff: 'me', skills: [], free: true },
    { staff: 'ann', skills: ['speaks:de'], free: true },
  ]
  expect(next([german, second], here, [speaker])).toBe(second)
  expect(next([german, second], here, [{ ...speaker, free: false }])).toBe(german)
  expect(next([german], here, [speaker])).toBe(german)
  const urgent = { ...german, turn: turnOf(0, 1, 1) }
  expect(next([urgent, second], here, [speaker])).toBe(urgent)
  const german2 = { ...german, needs: ['repair'] }
  expect(next([german2, second], { ...here, skills: ['repair'] }, [speaker])).toBe(german2)
})

test('the desk that meets more of somebody’s wishes suits them better: a low desk, in writing, a quiet place, and the language among them', () => {
  const wants = (language: string, ...comforts: Comfort[]) => wishing({ ...somebody, turn: turnOf(2, 1, 1), wants: { language, comforts } })
  const second = { ...somebody, turn: turnOf(2, 2, 2) }
  const desk = (...skills: string[]): AtDesk => ({ staff: skills.join(), skills, free: true })
  for (const comfort of comforts) expect(next([wants('', comfort), second], desk(), [desk(`suits:${comfort}`)])).toBe(second)
  const both = wants('de', 'quiet')
  expect(next([both, second], desk('speaks:de'), [desk('suits:quiet')])).toBe(both)
  expect(next([both, second], desk('speaks:de'), [desk('suits:quiet', 'speaks:de')])).toBe(second)
})

test('the database gives the same answer as the rule', async () => {
  const people = await Promise.all(['me', 'ann', 'ben', 'somebody at home'].map((name) => staffMember(db.owner, [here.bar], 'specialist', name)))
  const idOf = Object.fromEntries(people.map(({ name, id }) => [name, id]))
  await fc.assert(
    fc.asyncProperty(line, me, others, async (waiting, desk, others) => {
      await db.owner.query('DELETE FROM ticket WHERE bar_id = $1', [here.bar])
      for (const [index, { staff, skills, free }] of [desk, ...others].entries()) {
        await db.owner.query('UPDATE desk SET staff_id = $2, skills = $3, opened_at = now() WHERE id = $1', [here.desks[index], idOf[staff], skills])
        if (!free) await stands({ ...somebody, turn: turnOf(2, index, -index) }, { state: 'helping', desk: here.desks[index] ?? null })
      }
      const placed = await Promise.all(
        waiting.map(async (one) => ({ ...one, id: await stands({ ...one, forStaff: one.forStaff && (idOf[one.forStaff] ?? null) }) })),
      )
      const [row] = await db.desk.query<{ id: string }[]>(nextInLine, [here.desks[0]])
      expect(row?.id).toBe(next(placed, desk, others)?.id)
    }),
    { numRuns: lines, seed: 11 },
  )
  proven(`Order: ${lines} random lines with three desks, for which the database and the rule name the same next.`)
}, 120_000)

/** One ticket in the database; answers its id. */
async function stands(
  { turn, way, here: present, away, needs, forStaff, wants }: Wanting,
  { state = 'waiting', desk = null as string | null } = {},
): Promise<string> {
  const id = newId()
  await db.owner.query(
    `INSERT INTO ticket (id, bar_id, request_id, code, place, state, topic_id, way, came, lane, turn_at, here, person, name, proof, joined_at, urgent, away_until, for_staff_id, language, desk_id, comforts)
     VALUES ($1, $2, $1, $3, $4, $5, $6, $7, 'phone', $8, $9, $10, $11, 'Someone', 'proven', $9, CASE WHEN $8::smallint = 0 THEN 'medical' END, CASE WHEN $12 THEN $9::timestamptz END, $13, $14, $15, $16)`,
    [
      ...[id, here.bar, id.slice(-8), turn.place, state, needs.length > 0 ? here.topics.special : here.topics.quick, way, turn.lane],
      ...[new Date(turn.at), present, id, away, forStaff, wants.language, desk, wants.comforts],
    ],
  )
  return id
}
