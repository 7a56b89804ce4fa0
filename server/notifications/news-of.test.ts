import { describe, expect, test } from '@jest/globals'
import type { EventKind, Standing } from '../../shared/events.ts'
import type { LineEvent } from '../queue/event.entity.ts'
import { type News, newsOf } from './news-of.ts'
import { type Reachable, waysTo } from './reach.ts'
import type { TicketLetter } from './ticket-letters.ts'

const was = (state: Standing['state'], more: Partial<Standing> = {}) =>
  ({ state, topicId: 'advice', calledAt: state === 'called' || state === 'helping' ? '2026-03-10T10:00:00.000Z' : null, here: true, ...more }) as Standing
const newsFrom = (kind: keyof typeof newsOf, before: Standing, after: Standing, more: object = {}, byKind = 'staff') =>
  (newsOf[kind] as (event: LineEvent<EventKind>) => News | null)({ kind, byKind, data: { before, after, ...more } } as unknown as LineEvent<EventKind>)

describe('worth telling is', () => {
  const since = '2026-03-10T10:00:00.000Z'
  const called: News = { letter: 'notYet', corrects: { letters: ['turn', 'readyAtDesk'], since } }
  const undoes = 7
  test.each<[string, News | null, News | null]>([
    ['put back after the call', newsFrom('ticket.putBack', was('called'), was('waiting')), called],
    ['somebody else came in their place', newsFrom('ticket.mistaken', was('helping'), was('waiting')), called],
    ['passed on after the call', newsFrom('ticket.transferred', was('called'), was('waiting')), called],
    [
      'passed on for another topic while waiting',
      newsFrom('ticket.transferred', was('waiting'), was('waiting', { topicId: 'repair' })),
      { letter: 'topicChanged' },
    ],
    ['passed on to a colleague while waiting', newsFrom('ticket.transferred', was('waiting'), was('waiting')), null],
    ['passed on at the desk, face to face', newsFrom('ticket.transferred', was('helping'), was('waiting', { topicId: 'repair' })), null],
    ['another topic by themselves', newsFrom('ticket.topicChanged', was('waiting'), was('waiting'), {}, 'customer'), null],
    ['ready, to be collected', newsFrom('ticket.ready', was('held'), was('held'), { desk: null }), { letter: 'ready' }],
    ['ready, at a desk', newsFrom('ticket.ready', was('held'), was('called'), { desk: 3 }), { letter: 'readyAtDesk' }],
    ['a call undone', newsFrom('ticket.undone', was('called'), was('waiting'), { undoes }), { letter: 'notYet', corrects: { version: 7 } }],
    ['a “no answer” undone', newsFrom('ticket.undone', was('missed'), was('called'), { undoes }), { letter: 'turn', corrects: { version: 7 } }],
    ['“ready” undone', newsFrom('ticket.undone', was('called'), was('held'), { undoes }), { letter: 'notReady', corrects: { version: 7 } }],
    [
      'another topic undone',
      newsFrom('ticket.undone', was('waiting', { topicId: 'repair' }), was('waiting'), { undoes }),
      { letter: 'topicChanged', corrects: { version: 7 } },
    ],
    ['sent to another place, undone', newsFrom('ticket.undone', was('sent'), was('waiting'), { undoes }), { letter: 'moved' }],
    ['a hand-over undone: it is as ready as it was', newsFrom('ticket.undone', was('done'), was('held'), { undoes }), null],
    [
      'another time undone',
      newsFrom('ticket.undone', was('booked', { bookedFor: since }), was('booked', { bookedFor: 'x' }), { undoes }),
      { letter: 'bookingChanged' },
    ],
    [
      'another topic of a booking undone',
      newsFrom('ticket.undone', was('booked', { topicId: 'repair' }), was('booked'), { undoes }),
      { letter: 'topicChanged', corrects: { version: 7 } },
    ],
    [
      'a time instead of waiting undone',
      newsFrom('ticket.undone', was('booked'), was('waiting'), { undoes }),
      { letter: 'backInLine', corrects: { version: 7 } },
    ],
    ['a booked time to which nobody came', newsFrom('ticket.graceOver', was('booked'), was('missed'), {}, 'system'), { letter: 'keptToday' }],
    ['the same, with something of theirs here', newsFrom('ticket.graceOver', was('booked'), was('held'), {}, 'system'), { letter: 'staysHere' }],
    ['left with us, from the desk or at closing', newsFrom('ticket.held', was('waiting'), was('held', { heldFor: 'with_us' })), { letter: 'leftHere' }],
    ['what was with us goes on lying here', newsFrom('ticket.held', was('held', { heldFor: 'with_us' }), was('held', { heldFor: 'with_us' })), null],
    ['copying data', newsFrom('ticket.held', was('helping'), was('held', { heldFor: 'copying' })), null],
    [
      '“stays with us” undone',
      newsFrom('ticket.undone', was('held', { heldFor: 'with_us' }), was('helping'), { undoes }),
      { letter: 'notLeftHere', corrects: { version: 7 } },
    ],
    ['called and not seen', newsFrom('ticket.noAnswer', was('called'), was('missed')), { letter: 'notSeen' }],
    ['called and not seen, with something of theirs here', newsFrom('ticket.noAnswer', was('called'), was('held')), { letter: 'staysHere' }],
    [
      'that “no answer” undone',
      newsFrom('ticket.undone', was('held', { heldFor: 'with_us' }), was('called'), { undoes }),
      { letter: 'turn', corrects: { version: 7 } },
    ],
    [
      'a “no answer” to something ready undone',
      newsFrom('ticket.undone', was('held'), was('called', { heldFor: 'with_us' }), { undoes }),
      { letter: 'readyAtDesk', corrects: { version: 7 } },
    ],
    ['taken out of the line by staff', newsFrom('ticket.left', was('waiting'), was('left')), { letter: 'placeGivenUp' }],
    ['that undone', newsFrom('ticket.undone', was('left'), was('waiting'), { undoes }), { letter: 'placeBack', corrects: { version: 7 } }],
    ['left by themselves', newsFrom('ticket.left', was('waiting'), was('left'), {}, 'customer'), null],
    ['the end of a visit undone: they sit at the desk', newsFrom('ticket.undone', was('done'), was('helping'), { undoes }), null],
  ])('%s', (_, news, expected) => {
    expect(news).toEqual(expected)
  })
})

describe('the way', () => {
  const reach = (more: Partial<Reachable>): Reachable => ({ contact: null, browsers: [], way: 'store', ...more })
  const ways = (who: Reachable, letter: TicketLetter, away: boolean) => waysTo(who, letter, away).map(({ channel }) => channel)
  test.each<[string, Reachable, TicketLetter, boolean, string[]]>([
    ['a browser that asked comes before a contact', reach({ browsers: ['a', 'b'], contact: 'phone' }), 'turn', false, ['push', 'push']],
    ['a phone is told where no browser is', reach({ contact: 'phone' }), 'turn', false, ['phone']],
    ['a mail is read too late in the store', reach({ contact: 'email' }), 'turn', false, []],
    ['a mail is worth it for whoever is not here', reach({ contact: 'email' }), 'nearlyDue', true, ['email']],
    ['“ready” goes also where it can be found again', reach({ browsers: ['a'], contact: 'email' }), 'ready', false, ['push', 'email']],
    ['no text message is spent on another topic', reach({ contact: 'phone' }), 'topicChanged', true, []],
    ['whom we ring need not be told so by a text message', reach({ contact: 'phone', way: 'phone' }), 'turn', true, []],
    ['letters go to the contact alone', reach({ browsers: ['a'], contact: 'phone' }), 'booked', true, ['phone']],
  ])('%s', (_, who, letter, away, expected) => {
    expect(ways(who, letter, away)).toEqual(expected)
  })
})
