import { describe, expect, test } from '@jest/globals'
import type { StaffDesk, StaffLine, StaffTicket } from '../../shared/line.ts'
import { aTicket } from './a-ticket.ts'
import { newer, withAnswers } from './answered.ts'
import { addressOf, bodyOf, isOffered, makesSense, withSeen } from './deeds.ts'
import { regions } from './regions.ts'
import { whoIsNext } from './who-is-next.ts'

const noBreak = { breakWhy: null, breakUntil: null, wantsSupervisorAt: null }
const desk = (number: number, staffId: string | null): StaffDesk => ({
  ...{ id: `desk${number}`, number, staffId, staffName: staffId, skills: [], openedAt: null },
  ...noBreak,
})
const line = (tickets: StaffLine['tickets']): StaffLine => ({
  joining: 'open',
  joiningWords: '',
  waits: { noAnswerSeconds: 180, graceMinutes: 15 },
  notice: null,
  tickets,
  desks: [desk(1, 'ana'), desk(2, 'tiago')],
})

const seen = { staffId: 'ana', isToday: (iso: string) => iso.startsWith('2026-03-02'), now: Date.parse('2026-03-02T12:00:00.000Z') }

describe('the parts of the screen', () => {
  test('whom I called is with me, whom another called is with others', () => {
    const mine = aTicket({ id: 'a', state: 'called', deskId: 'desk1', staffId: 'ana' })
    const theirs = aTicket({ id: 'b', state: 'helping', deskId: 'desk2', staffId: 'tiago' })
    const parts = regions(line([mine, theirs]), seen)
    expect(parts.mine).toEqual([mine])
    expect(parts.others).toEqual([theirs])
    expect(parts.desk?.number).toBe(1)
  })

  test('whom I still help stays with me after my desk was closed', () => {
    const mine = aTicket({ state: 'helping', deskId: 'desk3', staffId: 'ana' })
    expect(regions({ ...line([mine]), desks: [] }, seen).mine).toEqual([mine])
  })

  test('waiting people stand in turn order: urgent, due, then by arrival', () => {
    const tickets = [
      aTicket({ id: 'late', turn: { lane: 2, at: 2, place: 2 } }),
      aTicket({ id: 'early', turn: { lane: 2, at: 1, place: 1 } }),
      aTicket({ id: 'urgent', turn: { lane: 0, at: 9, place: 9 } }),
      aTicket({ id: 'due', turn: { lane: 1, at: 8, place: 8 } }),
    ]
    expect(regions(line(tickets), seen).waiting.map(({ id }) => id)).toEqual(['urgent', 'due', 'early', 'late'])
  })
})

describe('bookings and the missed', () => {
  test('the first bookings of tomorrow do not stand under today', () => {
    const today = aTicket({ id: 'today', state: 'booked', bookedFor: '2026-03-02T16:00:00.000Z' })
    const tomorrow = aTicket({ id: 'tomorrow', state: 'booked', bookedFor: '2026-03-03T09:00:00.000Z' })
    expect(regions(line([tomorrow, today]), seen).booked).toEqual([today])
  })

  test('whoever did not come stands there as long as the turn is kept, whatever day it is from', () => {
    const turn = { lane: 2 as const, at: Date.parse('2026-03-01T09:00:00.000Z'), place: 1 }
    const kept = aTicket({ id: 'kept', state: 'missed', turn, keptUntil: '2026-03-03T00:00:00.000Z' })
    const over = aTicket({ id: 'over', state: 'missed', turn, keptUntil: '2026-03-02T12:00:00.000Z' })
    expect(regions(line([over, kept]), seen).missed).toEqual([kept])
  })
})

describe('what rests', () => {
  const mine = { deskId: null, staffId: 'ana', calledAt: '2026-03-02T09:05:00.000Z' }

  test('while data copies somebody stays with me, and I can call the next', () => {
    const copying = aTicket({ ...mine, state: 'held', heldFor: 'copying' })
    expect(regions(line([copying]), seen).mine).toEqual([copying])
  })

  test("what stays in the house is everybody's, the oldest first, and before them whoever has come for it", () => {
    const new_ = aTicket({ ...mine, id: 'new', state: 'held', heldFor: 'with_us', here: false, startedAt: '2026-03-02T09:10:00.000Z' })
    const old = aTicket({ id: 'old', state: 'held', heldFor: 'with_us', here: false, staffId: 'tiago', startedAt: '2026-02-20T09:10:00.000Z' })
    const parts = regions(line([new_, old]), seen)
    expect(parts.withUs.map(({ id }) => id)).toEqual(['old', 'new'])
    expect(parts.mine).toEqual([])
    const fetching = { ...new_, id: 'fetching', here: true }
    expect(regions(line([new_, old, fetching]), seen).withUs.map(({ id }) => id)).toEqual(['fetching', 'old', 'new'])
  })
})

describe('who is next', () => {
  const needs = new Map([['repair', ['repair']]])
  const repair = aTicket({ id: 'repair', topicId: 'repair' })
  const away = aTicket({ id: 'away', here: false })
  const phone = aTicket({ id: 'phone', here: false, way: 'phone' })

  const here = (...skills: string[]): StaffDesk => ({ ...desk(1, 'ana'), skills })
  const next = (waiting: StaffTicket[], me: StaffDesk = here(), others: StaffDesk[] = [], helping: StaffTicket[] = []) =>
    whoIsNext(waiting, me, { desks: [me, ...others], tickets: [...waiting, ...helping] }, needs)?.id ?? null

  test('who is on the way is passed over, who asked for a call is not', () => {
    expect(next([away, phone])).toBe('phone')
  })

  test('who stepped out is passed over until they are back', () => {
    expect(next([aTicket({ id: 'out', awayUntil: '2026-03-02T09:30:00.000Z' }), phone])).toBe('phone')
  })

  test('a topic beyond my skills waits for somebody else', () => {
    expect(next([repair])).toBeNull()
    expect(next([repair], here('repair'))).toBe('repair')
  })

  test('who was passed on to a colleague is left to them, as long as they stand at a desk and are not on a break', () => {
    const theirs = aTicket({ id: 'theirs', forStaffId: 'tiago' })
    expect(next([theirs], here(), [desk(2, 'tiago')])).toBeNull()
    expect(next([theirs], here(), [{ ...desk(2, 'tiago'), breakWhy: 'lunch' }])).toBe('theirs')
    expect(next([theirs], here(), [desk(2, null)])).toBe('theirs')
  })

  test('a free desk that speaks the language comes first, but nobody is shut out', () => {
    const german = aTicket({ id: 'german', language: 'de' })
    const other = aTicket({ id: 'other' })
    const speaks = { ...desk(2, 'tiago'), skills: ['speaks:de'] }
    expect(next([german, other], here(), [speaks])).toBe('other')
    expect(next([german], here(), [speaks])).toBe('german')
    expect(next([german, other], here(), [speaks], [aTicket({ id: 'x', state: 'helping', deskId: 'desk2' })])).toBe('german')
    const sits = aTicket({ id: 'sits', comforts: ['low_desk'] })
    expect(next([sits, other], here(), [{ ...desk(2, 'tiago'), skills: ['suits:low_desk'] }])).toBe('other')
    expect(next([sits, other], here('suits:low_desk'), [{ ...desk(2, 'tiago'), skills: ['suits:low_desk'] }])).toBe('sits')
  })
})

describe('an answer that is faster than the socket', () => {
  const picture = { version: 5, at: '2026-03-02T09:00:00.000Z', line: line([aTicket()]) }

  test('is shown at once', () => {
    expect(withAnswers(picture, [aTicket({ state: 'called', version: 6 })]).tickets[0]?.state).toBe('called')
    expect(withAnswers(picture, [aTicket({ state: 'done', version: 6 })]).tickets).toEqual([])
  })

  test('gives way to a picture that knows more', () => {
    expect(withAnswers({ ...picture, version: 7 }, [aTicket({ state: 'called', version: 6 })]).tickets[0]?.state).toBe('waiting')
  })

  test('of two pictures the one with the higher version counts', () => {
    const later = { ...picture, version: 6 }
    expect(newer(picture, later)).toBe(later)
    expect(newer(later, picture)).toBe(later)
    expect(newer(null, picture)).toBe(picture)
  })
})

const at = (desk: StaffDesk | null, taking = false) => ({ desk, mayTakeBack: () => taking })

describe('what is offered for a ticket', () => {
  test('"is here" only for those who are not', () => {
    expect(makesSense('arrive', aTicket({ here: true }))).toBe(false)
    expect(makesSense('arrive', aTicket({ here: false }))).toBe(true)
  })

  test('vouching only while the proof is open', () => {
    expect(makesSense('vouch', aTicket({ proof: 'at_desk' }))).toBe(true)
    expect(makesSense('vouch', aTicket({ proof: 'proven' }))).toBe(false)
  })

  test('going on with what rests needs a desk that is open and not on a break', () => {
    const copying = aTicket({ state: 'held', heldFor: 'copying' })
    expect(isOffered('resume', copying, at(null))).toBe(false)
    expect(isOffered('resume', copying, at({ ...desk(1, 'ana'), breakWhy: 'short' }))).toBe(false)
    expect(isOffered('resume', copying, at(desk(1, 'ana')))).toBe(true)
  })

  test('what stays with us is told to be ready once, and then handed over', () => {
    const kept = aTicket({ state: 'held', heldFor: 'with_us' })
    expect(makesSense('ready', kept)).toBe(true)
    expect(makesSense('ready', { ...kept, readyAt: '2026-03-03T10:00:00.000Z' })).toBe(false)
    expect(makesSense('collect', { ...kept, heldFor: 'copying' })).toBe(false)
  })

  test('whoever was let go meanwhile is called back to an open desk: while data copies, and when something is ready', () => {
    for (const heldFor of ['copying', 'with_us'] as const) {
      const held = aTicket({ state: 'held', heldFor, readyAt: null })
      expect(isOffered('callBack', held, at(desk(1, 'ana')))).toBe(true)
      expect(isOffered('callBack', held, at(null))).toBe(false)
      expect(bodyOf('callBack', held, 'desk1')).toEqual({ desk: 'desk1' })
      expect(bodyOf('ready', held, 'desk1')).toEqual({})
    }
  })

  test('a booking can be moved or cancelled; whoever waits may take a time instead', () => {
    expect(makesSense('takeTime', aTicket({ state: 'booked' })) && makesSense('takeTime', aTicket())).toBe(true)
    expect(makesSense('cancelBooking', aTicket({ state: 'booked' }))).toBe(true)
    expect(makesSense('cancelBooking', aTicket())).toBe(false)
  })

  test('the last step is taken back where that may be, also when the visit is over', () => {
    const over = aTicket({ state: 'done' })
    expect(isOffered('takeBack', over, at(null, true))).toBe(true)
    expect(isOffered('takeBack', over, at(null, false))).toBe(false)
  })

  test('"is on the way" once, and again for whoever did not answer since', () => {
    const coming = aTicket({ here: false, onWayAt: '2026-03-03T10:00:00.000Z' })
    expect(makesSense('onMyWay', coming)).toBe(false)
    expect(makesSense('onMyWay', { ...coming, silent: true })).toBe(true)
  })

  test('ten more minutes can be asked for twice', () => {
    expect(makesSense('later', aTicket({ laterCount: 1 }))).toBe(true)
    expect(makesSense('later', aTicket({ laterCount: 2 }))).toBe(false)
  })

  test('taking back and changing say what the screen knew; beginning a help does not need to', () => {
    expect(withSeen('takeBack', aTicket({ version: 7 }), {})).toEqual({ seen: 7 })
    for (const act of ['leave', 'later', 'stepOut', 'takeTime', 'cancelBooking'] as const)
      expect(withSeen(act, aTicket({ version: 7 }), { until: 'x' })).toEqual({ until: 'x', seen: 7 })
    expect(withSeen('undo', { id: 'k7m4' } as StaffTicket, {})).toEqual({})
    expect(withSeen('start', aTicket({ version: 7 }), {})).toEqual({})
  })

  test('calling goes through the desk, the rest to the ticket', () => {
    const where = { bar: 'b', desk: 'd', ticket: 't' }
    expect(addressOf('call', where)).toBe('/bars/b/desks/d/call')
    expect(addressOf('bringBack', where)).toBe('/bars/b/tickets/t/return')
  })
})
