import { describe, expect, test } from '@jest/globals'
import { board } from '../../client/words/board.ts'
import { common } from '../../client/words/common.ts'
import { door } from '../../client/words/door.ts'
import { kiosk } from '../../client/words/kiosk.ts'
import { poster } from '../../client/words/poster.ts'
import { push } from '../../client/words/push.ts'
import { messages } from '../../client/words/messages.ts'
import { queue } from '../../client/words/queue.ts'
import { clockSaid, dayName, whenSaid } from '../../client/words/time.ts'
import { waitSaid } from '../../client/words/wait.ts'
import { type ErrorCode, errors } from '../../shared/errors.ts'
import { outcomes } from '../../shared/outcomes.ts'
import type { TicketView } from '../../shared/queue.ts'
import type { Letter } from './letter.ts'
import { code } from './letters/code.ts'
import { ticketLetters } from './ticket-letters.ts'

/** Words of the house, which nobody outside it should have to learn. */
const ours = /\b(bars?|tickets?|held|missed|pass)\b/i
const selling =
  /\b(buy|shop now|order now|offers? (now|ends?)|special offer|discounts?|sale|deals|upgrades?|premium|coupons?|newsletter|subscribe|recommended|accessor(y|ies)|save up to|best price)\b|%/i

/** A sentence that takes words or numbers is said with each of these; those that do not fit its types only make it read oddly. */
const filling = ['Ana', 0, 1, 7, true, false, null, undefined]

/** Every sentence below a branch of the catalogue, with its path in it. */
function sentencesOf(branch: unknown, path: string): [string, string][] {
  if (typeof branch === 'string') return [[path, branch]]
  if (typeof branch === 'function') return filling.map((word) => [path, String(branch(word, word, word))])
  if (branch === null || typeof branch !== 'object') throw new Error(`${path} is neither a sentence nor a branch`)
  return Object.entries(branch).flatMap(([name, twig]) => sentencesOf(twig, `${path}.${name}`))
}

/** Only staff, or programs, can be told these: whoever adds a code to the list says that no customer meets it. */
const notForCustomers: ErrorCode[] = [
  'not_your_bar',
  'not_allowed',
  'sign_in_first',
  'wrong_password',
  'called_by_other',
  'nobody_to_call',
  'no_desk',
  'desk_taken',
  'desk_busy',
  'someone_in_hand',
]
const refusals = Object.entries(errors)
  .filter(([name]) => !notForCustomers.includes(name as ErrorCode))
  .flatMap(([name, { says }]) => [says({}), says({ code: 'K7M4', most: 5, desk: 2 })].map((sentence): [string, string] => [`errors.${name}`, sentence]))

const at = '2026-03-08T13:30:00.000Z'
const visit: TicketView = {
  ...{ id: 'a', code: 'K7M4', state: 'waiting', name: 'Ada', about: 'Lamp', way: 'store', proof: 'at_desk', here: false, place: 1 },
  ...{
    turn: { lane: 2, at: 0, place: 1 },
    version: 1,
    joinedAt: at,
    bookedFor: at,
    graceUntil: null,
    offeredFor: at,
    calledAt: null,
    keptUntil: null,
    opensUntil: null,
    startedAt: null,
    endedAt: null,
  },
  topic: { id: 't', name: 'Quick help', minutes: 10 },
  moreTopics: [],
  bar: { id: 'b', name: 'High Street', zone: 'Europe/Lisbon', address: '1 High Street', bring: 'The charger' },
  ...{ awayUntil: null, mayBeOutUntil: null, closesAt: null, laterLeft: 2, onWayAt: null, nearAt: null, silent: false, heldFor: null, readyAt: null },
  ...{ withUs: [], helps: { language: '', comforts: [], seat: '', people: 1 }, isWrittenTo: true, goesOnAs: null, endedByUs: false },
  ...{ desk: null, told: { low: 10, high: 25, at }, undoUntil: null, help: null },
}
const variants: Partial<TicketView>[] = [
  {},
  { here: true, state: 'called', desk: { number: 3, specialist: 'Sam' } },
  { proof: 'proven', way: 'phone', offeredFor: null, told: null },
  { way: 'video' },
  { opensUntil: at },
  ...outcomes.map((outcome) => ({ help: { by: 'Sam', outcome, summary: '', endedAt: at } })),
]
const codes = [true, false].flatMap((known) =>
  [true, false].map((second) => code({ shop: 'The Shop', door: 'https://help.example.org', digits: '012345', validMinutes: 10, known, second })),
)
/** The HTML says the same as the text; a test of its own sees to that. */
const said = (name: string, { subject, text, short, notice }: Letter): [string, string][] =>
  [subject, text, short, notice].map((words) => [`letters.${name}`, words])
const letters = [
  ...Object.entries(ticketLetters).flatMap(([name, { letter }]) =>
    variants.flatMap((more) =>
      said(name, letter({ shop: 'The Shop', visit: { ...visit, ...more }, link: 'https://help.example.org/t/a', told: 'We close at six.' })),
    ),
  ),
  ...codes.flatMap((words) => said('code', words)),
]
const times = [
  whenSaid('2026-03-09T10:00:00Z', at, 'Europe/Lisbon', 'America/New_York'),
  clockSaid(at, 'Europe/Lisbon', 'Europe/Berlin'),
  dayName('2026-03-12', at, 'Europe/Lisbon'),
  waitSaid({ low: 5, high: 10 }),
].map((sentence): [string, string] => ['time', sentence])

const all = [
  ...sentencesOf(board, 'board'),
  ...sentencesOf(common, 'common'),
  ...sentencesOf(door, 'door'),
  ...sentencesOf(kiosk, 'kiosk'),
  ...sentencesOf(poster, 'poster'),
  ...sentencesOf(push, 'push'),
  ...sentencesOf(queue, 'queue'),
  ...times,
  ...refusals,
  ...letters,
]
const which = (words: RegExp) => all.filter(([, sentence]) => words.test(sentence))

describe('what customers read', () => {
  test('is all looked at', () => {
    const rooms = new Set(all.map(([path]) => path.split('.')[0]))
    expect([...rooms].sort()).toEqual(['board', 'common', 'door', 'errors', 'kiosk', 'letters', 'poster', 'push', 'queue', 'time'])
    expect(all.length).toBeGreaterThan(300)
  })

  test('is said in plain words: no bar, ticket, held, missed or pass', () => {
    expect(which(ours)).toEqual([])
  })

  test('sells nothing', () => {
    expect(which(selling)).toEqual([])
  })

  test('promises no time that nobody keeps: what is offered at closing is had by whoever takes it first', () => {
    const offers = [...sentencesOf(queue.offered, 'offered'), ...sentencesOf(queue.closed, 'closed'), ...sentencesOf(door.places.closed, 'places.closed')]
    expect(offers.filter(([, sentence]) => /\b(kept|keep|held|reserved|yours|is waiting for you)\b/i.test(sentence))).toEqual([])
  })
})

test('staff have a word for every letter', () => {
  expect(Object.keys(ticketLetters).filter((name) => !messages.kinds[name])).toEqual([])
})
