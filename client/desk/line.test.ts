import { describe, expect, test } from '@jest/globals'
import type { StaffDesk, StaffLine } from '../../shared/line.ts'
import { aTicket } from './a-ticket.ts'
import { newer, withAnswers } from './answered.ts'
import { addressOf, makesSense } from './deeds.ts'
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
  notice: null,
  tickets,
  desks: [desk(1, 'ana'), desk(2, 'tiago')],
})

const seen = { staffId: 'ana', missed: [], isToday: (iso: string) => iso.startsWith('2026-03-02') }

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

  test('whom this desk missed stays at hand until back in the line', () => {
    const missed = aTicket({ state: 'missed' })
    expect(regions(line([]), { ...seen, missed: [missed] }).missed).toEqual([missed])
    expect(regions(line([aTicket()]), { ...seen, missed: [missed] }).missed).toEqual([])
  })
})

describe('who is next', () => {
  const needs = new Map([['repair', ['repair']]])
  const repair = aTicket({ id: 'repair', topicId: 'repair' })
  const away = aTicket({ id: 'away', here: false })
  const phone = aTicket({ id: 'phone', here: false, way: 'phone' })

  test('who is on the way is passed over, who asked for a call is not', () => {
    expect(whoIsNext([away, phone], [], needs)?.id).toBe('phone')
  })

  test('a topic beyond my skills waits for somebody else', () => {
    expect(whoIsNext([repair], [], needs)).toBeNull()
    expect(whoIsNext([repair], ['repair'], needs)?.id).toBe('repair')
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

describe('what is offered for a ticket', () => {
  test('"is here" only for those who are not', () => {
    expect(makesSense('arrive', aTicket({ here: true }))).toBe(false)
    expect(makesSense('arrive', aTicket({ here: false }))).toBe(true)
  })

  test('vouching only while the proof is open', () => {
    expect(makesSense('vouch', aTicket({ proof: 'at_desk' }))).toBe(true)
    expect(makesSense('vouch', aTicket({ proof: 'proven' }))).toBe(false)
  })

  test('calling goes through the desk, the rest to the ticket', () => {
    const where = { bar: 'b', desk: 'd', ticket: 't' }
    expect(addressOf('call', where)).toBe('/bars/b/desks/d/call')
    expect(addressOf('bringBack', where)).toBe('/bars/b/tickets/t/return')
  })
})
