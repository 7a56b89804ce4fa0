import { expect, test } from '@jest/globals'
import { type MoveName, moves } from '../../queue/moves.ts'
import { after, type Press } from './line-model.ts'
import type { State, Visit, World } from './world.ts'

/** What somebody presses for a move. What only the clock, or a put-back of something that lies here, can do is not pressed. */
const pressed = {
  ...{ checkIn: 'checkIn', cancel: 'cancel', rebook: 'chooseTime', takeTime: 'chooseTime' },
  ...{ call: 'call', leave: 'leave', start: 'start', putBack: 'putBack', noAnswer: 'noAnswer', return: 'comeBack', finish: 'finish', delay: 'later' },
  ...{ stepOut: 'stepOut', hold: 'hold', resume: 'resume', ready: 'ready', collect: 'collect', transfer: 'transfer', send: 'send', reopen: 'reopen' },
  ...{ mistake: 'wrongPerson', merge: 'merge' },
} as const satisfies Partial<Record<MoveName, Press['what']>>
/** The other of two that are one person: whoever is being helped goes on. */
const theOtherGoesOn: readonly string[] = ['merge helping']
/** Two moves that are pressed alike. */
const alike: Partial<Record<string, MoveName>> = { rebook: 'takeTime', takeTime: 'rebook' }
const states: State[] = ['booked', 'waiting', 'called', 'helping', 'held', 'done', 'left', 'cancelled', 'missed', 'closed', 'sent', 'merged']

/** One visit in this state, in the hands of a specialist where somebody has it, and another that waits. */
function worldWith(state: State): World {
  const hands = ['called', 'helping'].includes(state) ? { desk: 0, staff: 0 } : { desk: null, staff: null }
  const turn = { lane: 2, at: 0, due: 60, booked: state === 'booked' ? 30 : null, here: true, away: null, later: 0, keptFor: null } as const
  const visit: Visit = {
    n: 0,
    bar: 0,
    person: 0,
    state,
    topic: 0,
    more: [],
    ...turn,
    ...hands,
    ...{ held: null, ready: false, seat: null, last: null, touched: false },
  }
  const other: Visit = { ...visit, n: 1, person: 1, state: state === 'booked' ? 'booked' : 'waiting', desk: null, staff: null }
  return { now: 0, moves: 0, visits: [visit, other], desks: [0, null, null, null].map((staff) => ({ staff, paused: false })) }
}

test.each(Object.entries(pressed))('%s is legal in the table from where the model lets it happen, and from nowhere else', (move, what) => {
  const press = { what, staff: 0, of: 0, with: 1, other: 1, yes: true }
  const inModel = states.filter((state) => after(worldWith(state), press) !== null)
  const from: readonly string[] = [move as MoveName, alike[move] ?? []].flat().flatMap((one) => moves[one as MoveName].from)
  expect(states.filter((state) => from.includes(state) && !theOtherGoesOn.includes(`${move} ${state}`))).toEqual(inModel)
})
