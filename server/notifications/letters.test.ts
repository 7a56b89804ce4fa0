import { describe, expect, test } from '@jest/globals'
import type { TicketView } from '../../shared/queue.ts'
import { code } from './letters/code.ts'
import { type TicketLetter, ticketLetters } from './ticket-letters.ts'

const visit: TicketView = {
  ...{
    id: 'a',
    code: 'K7M4',
    state: 'waiting',
    name: 'Ada <b>',
    about: 'Lamp',
    way: 'store',
    proof: 'at_desk',
    here: false,
    place: 1,
    turn: { lane: 2, at: 0, place: 1 },
    version: 1,
  },
  topic: { id: 't', name: 'Quick help', minutes: 10 },
  moreTopics: [],
  bar: { id: 'b', name: 'High Street & Co', zone: 'America/New_York', address: '1 High Street', bring: 'The charger' },
  ...{
    joinedAt: '2026-03-08T06:30:00.000Z',
    bookedFor: '2026-03-08T13:30:00.000Z',
    graceUntil: null,
    offeredFor: '2026-03-09T13:00:00.000Z',
    calledAt: null,
    keptUntil: null,
    opensUntil: null,
    startedAt: null,
    endedAt: null,
  },
  ...{ desk: null, told: { low: 10, high: 25, at: '2026-03-08T06:30:00.000Z' }, undoUntil: null },
  ...{ awayUntil: null, mayBeOutUntil: null, closesAt: null, laterLeft: 2, onWayAt: null, nearAt: null, silent: false, heldFor: null, readyAt: null },
  ...{ withUs: [], helps: { language: '', comforts: [], seat: '', people: 1 }, isWrittenTo: true, goesOnAs: null, endedByUs: false },
  help: { by: 'Sam', outcome: 'solved', summary: 'New bulb <60 W>', endedAt: '2026-03-08T14:00:00.000Z' },
}
const link = 'http://localhost:3000/t/a#k=token'
const names = Object.keys(ticketLetters) as TicketLetter[]
/** Of the moment: who gets them has the link already, and a text message of two parts costs twice. */
const brief = [
  'nearlyDue',
  'turn',
  'notSeen',
  'notYet',
  'readyAtDesk',
  'ready',
  'notReady',
  'notLeftHere',
  'topicChanged',
  'merged',
  'told',
  'staysHere',
  'placeBack',
] as TicketLetter[]
const write = (name: TicketLetter, more: Partial<TicketView> = {}) =>
  ticketLetters[name].letter({ shop: 'The Shop', visit: { ...visit, ...more }, link, told: 'We close at six.' })

describe('every letter', () => {
  test.each(names)('%s says the same as text and as HTML, with the link, and lets nobody write HTML into it', (name) => {
    const { subject, text, html, short } = write(name)
    expect(subject).not.toBe('')
    for (const part of [text, html]) expect(part).toContain(link)
    if (!brief.includes(name)) expect(short).toContain(link)
    else expect(short.replace(` ${link}`, '').length).toBeLessThan(160)
    expect(html).toContain('High Street &amp; Co')
    expect(html).not.toMatch(/<b>|<60/)
    expect(html).toMatch(/^<!doctype html><html lang="en">/)
    expect(short.length).toBeLessThan(320)
  })

  test.each(names)('%s sells nothing and speaks the customer’s words, not ours', (name) => {
    expect(write(name).text).not.toMatch(/\b(offer ends|discount|% off|buy now|shop now|sale|upgrade|newsletter)\b/i)
    expect(write(name).text).not.toMatch(/\b(ticket|queue|missed|held|desk login|pass)\b/i)
  })

  test.each(names)('%s shows on a locked screen neither a name nor a link', (name) => {
    const { subject, notice } = write(name)
    if (ticketLetters[name].ways.push) expect(`${subject} ${notice}`).toContain('K7M4')
    expect(`${subject} ${notice}`).not.toMatch(/Ada|http|token/)
    expect(notice.length).toBeLessThan(200)
  })

  test.each(names)('%s has a subject of one line, whatever the place is called', (name) => {
    const { subject } = write(name, { bar: { ...visit.bar, name: 'High\r\nBcc: all@example.com' } })
    expect(subject).not.toMatch(/[\r\n]/)
  })
})

test('a booked time is told by the wall clock of its place, also on the night when clocks change', () => {
  expect(write('booked').subject).toBe('Your time at High Street & Co: Sunday 8 March, 09:30 (New York time)')
  expect(write('booked', { bookedFor: '2026-03-07T13:30:00.000Z' }).subject).toContain('Saturday 7 March, 08:30')
})

test('whoever is called reads in one line where to go; only who is not here is asked to come', () => {
  const called = { state: 'called', desk: { number: 3, specialist: 'Sam' } } as const
  expect(write('turn', called).subject).toBe('It is your turn: desk 3')
  expect(write('turn', { ...called, way: 'phone' }).subject).toBe('It is your turn: we ring you now')
  expect(write('readyAtDesk', called).subject).toContain('desk 3')
  expect(write('nearlyDue', { here: true }).text).not.toContain('Please come')
  expect(write('nearlyDue', { here: false }).short).toMatch(/Please come.*#k=token/)
})

test('whoever did not come is told what helps: the turn of today with one press, or what they left, at any time', () => {
  const opensUntil = '2026-03-08T22:00:00.000Z'
  expect(write('keptToday', { state: 'missed', opensUntil }).text).toMatch(
    /We expected you at Sunday 8 March, 09:30 .*did not see you\. Your turn is kept today: one press/,
  )
  expect(write('keptToday', { opensUntil }).short).toContain('come back with one press')
  expect(write('staysHere').text).toMatch(/We expected you.*What you left stays with us/)
  expect(write('staysHere', { calledAt: '2026-03-08T13:31:00.000Z' }).text).toContain('We called you')
})

test.each(['notSeen', 'keptToday'] as const)('%s tells nobody to come today when we have closed', (name) => {
  const calledAt = name === 'notSeen' ? '2026-03-08T21:50:00.000Z' : null
  const open = write(name, { calledAt, opensUntil: '2026-03-08T22:00:00.000Z' })
  const { subject, text, short, notice } = write(name, { calledAt, opensUntil: null })
  expect(text).toMatch(name === 'notSeen' ? /We called you, .* did not see you/ : /We expected you, .* did not see you/)
  const comeToday = /come back|kept|come today/i
  for (const said of [open.subject + open.text, open.short, open.notice]) expect(said).toMatch(comeToday)
  for (const said of [subject + text, short, notice]) expect(said).not.toMatch(comeToday)
  for (const said of [text, short, notice]) expect(said).toMatch(/closed for today.*a new place or a time/)
})

test('a wait is a range, and proof is asked for only where it is missing', () => {
  expect(write('placeTaken').text).toContain('10 to 25 minutes')
  const told = { low: 90, high: 200, at: '2026-03-08T19:00:00.000Z' }
  const closing = (hour: number) => write('placeTaken', { told, closesAt: `2026-03-08T${hour}:00:00.000Z` }).text
  expect(closing(23)).toMatch(/expected 1½ to 3½ hours/)
  expect(closing(22)).toMatch(/1½ to 3½ hours.*may not come to your turn today: we close at 18:00.*take a time/)
  expect(closing(20)).not.toMatch(/expected/)
  expect(closing(20)).toMatch(/may not come to your turn today: we close at 16:00/)
  expect(write('placeTaken').text).toContain('something of your purchase')
  expect(write('placeTaken', { proof: 'proven' }).text).not.toContain('something of your purchase')
})

test('who was not reached before closing gets the first time, or the way to one', () => {
  expect(write('lineClosed').text).toContain('Monday 9 March, 09:00')
  expect(write('lineClosed', { offeredFor: null }).text).toContain('choose another time')
})

test('a code is read at a glance, and phones fill it in by themselves', () => {
  const words = { shop: 'The Shop', door: 'https://help.example.org', digits: '012345', validMinutes: 10, known: true, second: false }
  expect(code(words).text).toMatch(/^012345\n/)
  expect(code(words).short).toMatch(/\n\n@help\.example\.org #012345$/)
  expect(code({ ...words, known: false }).text).toContain('You are welcome all the same')
  expect(code(words).text).not.toContain('did not find')
})
