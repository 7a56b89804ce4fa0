import { describe, expect, test } from '@jest/globals'
import type { FloorBar } from '../../shared/floor.ts'
import { justCame, type StaffDesk, type StaffLine, type StaffTicket } from '../../shared/line.ts'
import { bookedOn, figuresOf, sorted, withDesk } from './counting.ts'

let place = 0
const ticket = (at: string, more: Partial<StaffTicket> = {}): StaffTicket => {
  place++
  return { ...justCame(place, at), moreTopics: [], comforts: [], id: `t${place}`, code: `C${place}`, name: 'Kim', topicId: 'topic', ...more } as StaffTicket
}
const desk = (number: number, more: Partial<StaffDesk> = {}): StaffDesk => ({
  ...{ id: `d${number}`, number, staffId: `s${number}`, staffName: `Person ${number}`, skills: [], openedAt: '2026-03-10T09:00:00Z' },
  ...{ breakWhy: null, breakUntil: null, wantsSupervisorAt: null },
  ...more,
})
const line = (tickets: StaffTicket[], desks: StaffDesk[] = []): StaffLine => ({
  joining: 'open',
  joiningWords: '',
  notice: null,
  waits: { noAnswerSeconds: 180, graceMinutes: 15 },
  tickets,
  desks,
})
const where = { day: '2026-03-10', zone: 'Asia/Tokyo' }

describe('the figures of a bar', () => {
  test('the longest wait is of who waits now: not of who is called, nor of who did not answer', () => {
    const { waiting, silent, waitingSince } = figuresOf(
      line([
        ticket('2026-03-10T08:00:00.000Z', { silent: true }),
        ticket('2026-03-10T08:10:00.000Z', { state: 'called' }),
        ticket('2026-03-10T08:30:00.000Z'),
        ticket('2026-03-10T08:20:00.000Z'),
      ]),
      where,
    )
    expect([waiting, silent, waitingSince]).toEqual([3, 1, '2026-03-10T08:20:00.000Z'])
  })

  test('who came before a booked time waits from that time on', () => {
    const bookedFor = '2026-03-10T09:00:00.000Z'
    const early = ticket('2026-03-10T08:00:00.000Z', { came: 'booked', bookedFor, turn: { lane: 2, at: Date.parse(bookedFor), place: 1 } })
    expect(figuresOf(line([early]), where).waitingSince).toBe(bookedFor)
  })

  test("bookings are those of the bar's own day, the next one first", () => {
    const tomorrowThere = ticket('2026-03-01T00:00:00Z', { state: 'booked', bookedFor: '2026-03-10T15:30:00Z' })
    const later = ticket('2026-03-01T00:00:00Z', { state: 'booked', bookedFor: '2026-03-10T09:00:00Z' })
    const next = ticket('2026-03-01T00:00:00Z', { state: 'booked', bookedFor: '2026-03-10T08:00:00Z' })
    const all = line([tomorrowThere, later, next])
    expect(bookedOn(all, where.day, where.zone)).toEqual([next, later])
    expect(figuresOf(all, where)).toMatchObject({ booked: 2, nextBooking: '2026-03-10T08:00:00Z' })
  })

  test('desks count as open while somebody stands there; who asked first for a supervisor comes first', () => {
    const desks = [
      desk(1, { wantsSupervisorAt: '2026-03-10T10:05:00Z' }),
      desk(2, { staffId: null, staffName: null }),
      desk(3, { breakWhy: 'lunch', breakUntil: '2026-03-10T11:00:00Z' }),
      desk(4, { wantsSupervisorAt: '2026-03-10T10:01:00Z' }),
    ]
    const figures = figuresOf(line([], desks), where)
    expect(figures).toMatchObject({ desksOpen: 3, onBreak: 1 })
    expect(figures.wanted.map(({ number }) => number)).toEqual([4, 1])
  })

  test('with a desk is whoever was called to it, and whoever its specialist helps elsewhere', () => {
    const called = ticket('2026-03-10T08:00:00Z', { state: 'called', deskId: 'd1', staffId: 's1', calledAt: '2026-03-10T09:00:00Z' })
    const copying = ticket('2026-03-10T08:00:00Z', { state: 'helping', deskId: null, staffId: 's1', calledAt: '2026-03-10T08:30:00Z' })
    const other = ticket('2026-03-10T08:00:00Z', { state: 'helping', deskId: 'd2', staffId: 's2' })
    expect(withDesk(line([called, other, copying]), desk(1))).toEqual([copying, called])
    // A free desk holds nobody, also not those who are with nobody.
    expect(withDesk(line([ticket('2026-03-10T08:00:00Z', { state: 'called', deskId: 'd9', staffId: null })]), desk(1, { staffId: null }))).toEqual([])
  })
})

test('many bars are found by a part of their name and put in order', () => {
  const bar = (name: string, waiting: number, waitingSince: string | null) => ({ name, waiting, waitingSince }) as FloorBar
  const bars = [bar('Osaka', 0, null), bar('Dublin', 2, '2026-03-10T09:00:00Z'), bar('Chicago', 5, '2026-03-10T09:30:00Z')]
  const names = (list: FloorBar[]) => list.map(({ name }) => name)
  expect(names(sorted(bars, '', 'name'))).toEqual(['Chicago', 'Dublin', 'Osaka'])
  expect(names(sorted(bars, '', 'longest'))).toEqual(['Dublin', 'Chicago', 'Osaka'])
  expect(names(sorted(bars, ' CA', 'waiting'))).toEqual(['Chicago'])
})
