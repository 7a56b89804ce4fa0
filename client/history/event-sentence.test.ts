import { describe, expect, test } from '@jest/globals'
import type { EventKind, Events } from '../../shared/events.ts'
import type { VisitEvent } from '../../shared/history.ts'
import { eventWords } from '../words/events.ts'
import { eventSentence } from './event-sentence.ts'

const standing = { state: 'waiting', lane: 2, turnAt: '2026-03-02T09:00:00Z', here: true, deskId: null, staffId: null, bookedFor: '2026-03-03T10:00:00Z' }
const moved = { before: null, after: standing, code: 'K7M4' }
const event = <K extends EventKind>(kind: K, data: Partial<Events[K]> = {}, version = 1): VisitEvent => ({
  version,
  bar: null,
  kind,
  by: { kind: 'staff', name: 'Ana' },
  happenedAt: '2026-03-02T09:00:00Z',
  recordedAt: '2026-03-02T09:00:00Z',
  desk: null,
  data: { ...moved, ...data },
  words: '',
})
const when = (iso: string) => `<${iso.slice(11, 16)}>`

describe('the events of a visit in plain words', () => {
  test('a call names the desk', () => {
    expect(eventSentence(event('ticket.called', { desk: 3 }), [], when)).toBe('Called to desk 3')
  })

  test("times are those of the bar's clock", () => {
    expect(eventSentence(event('ticket.booked'), [], when)).toBe('Booked a time for <10:00>')
  })

  test('taking back says what was taken back', () => {
    const called = event('ticket.called', { desk: 2 }, 9)
    const undone = event('ticket.undone', { undoes: 9 }, 10)
    expect(eventSentence(undone, [called, undone], when)).toBe('Taken back: called to desk 2')
    expect(eventSentence(undone, [undone], when)).toBe('Taken back: an earlier step')
    expect(eventSentence(undone, [{ ...called, bar: 'Elsewhere' }, undone], when)).toBe('Taken back: an earlier step')
  })

  test('a device is called what it is, where that is known', () => {
    const taken = event('device.taken', { device: 'd', ticket: 't' })
    expect(eventSentence(taken, [], when, (id) => (id === 'd' ? 'laptop' : null))).toBe('Taken in: laptop')
    expect(eventSentence(taken, [], when)).toBe('Taken in: a device')
  })

  test('the end of help names its outcome and minutes', () => {
    expect(eventSentence(event('ticket.finished', { outcome: 'left_with_us', minutes: 12.4 }), [], when)).toBe('Help ended: left with us, 12 min')
  })

  test('no kind is left without words, and none speaks in codes', () => {
    const everything = {
      desk: 1,
      outcome: 'solved',
      minutes: 3,
      undoes: 1,
      what: 'the topic',
      number: 1,
      joining: 'open',
      offeredFor: null,
      until: '2026-03-02T10:00:00Z',
      noAnswerSeconds: 100,
      graceMinutes: 15,
    }
    for (const kind of Object.keys(eventWords) as EventKind[])
      expect(eventSentence({ ...event(kind), data: { ...moved, ...everything } }, [], when)).not.toMatch(/ticket\.|undefined|NaN|\d\.\d\d|\bnull\b/)
  })

  test('a kind from a newer server is shown by its name', () => {
    expect(eventSentence({ ...event('ticket.called'), kind: 'ticket.flew' }, [], when)).toBe('ticket.flew')
  })
})
