import { describe, expect, test } from '@jest/globals'
import { Refused } from '../api/ask.ts'
import { Sending, type Wish } from './sending.ts'

const start: Wish = { act: 'start', target: 'k7m4', spot: 'mine', path: '/bars/b/tickets/k7m4/start' }

/** A server whose answers are given by the test, one after the other; `tries` counts what reached it. */
function scene(answers: (() => Promise<unknown>)[]) {
  const seen = { tries: 0, intents: 0, refused: [] as string[] }
  const send = <T>() => {
    const answer = answers[seen.tries++]
    if (!answer) throw new Error('one try too many')
    return answer() as Promise<T>
  }
  const newIntent = () => {
    seen.intents++
    return { send }
  }
  return { seen, sending: new Sending(({ code }) => seen.refused.push(code), newIntent, 0) }
}
const yes = () => Promise.resolve('done')
const lost = () => Promise.reject(new Refused('unreachable', 'No answer.', 0))
const taken = () => Promise.reject(new Refused('called_by_other', 'Desk 2 called K7M4 a moment ago (Ana).', 409))

describe('what is pressed at the desk', () => {
  test('is under way at once, and no longer when it was answered', async () => {
    const { sending } = scene([yes])
    const sent = sending.send(start, () => {})
    expect(sending.doingOf('k7m4')).toBe('start')
    expect(await sent).toBe(true)
    expect(sending.doingOf('k7m4')).toBeNull()
  })

  test('does nothing when it is pressed a second time meanwhile', async () => {
    const { seen, sending } = scene([yes])
    const [first, second] = await Promise.all([sending.send(start, () => {}), sending.send(start, () => {})])
    expect([first, second]).toEqual([true, false])
    expect(seen.tries).toBe(1)
  })

  test('holds up nobody else', async () => {
    const { seen, sending } = scene([yes, yes])
    await Promise.all([sending.send(start, () => {}), sending.send({ ...start, target: 'p2xd' }, () => {})])
    expect(seen.tries).toBe(2)
  })

  test('is refused in words, where it was pressed, until the next try', async () => {
    const { seen, sending } = scene([taken, yes])
    await sending.send(start, () => {})
    expect(sending.saidAt('mine')).toEqual({ sentence: 'Desk 2 called K7M4 a moment ago (Ana).', again: null })
    expect(seen.refused).toEqual(['called_by_other'])
    await sending.send(start, () => {})
    expect(sending.saidAt('mine')).toBeNull()
  })

  test('opens when the server said, until the bar waits otherwise than it did then', async () => {
    const opensAt = '2026-03-10T10:03:01.000Z'
    const { sending } = scene([() => Promise.reject(new Refused('too_early', 'A minute more.', 409, null, { opensAt }))])
    sending.barWaits(180)
    await sending.send({ ...start, act: 'noAnswer' }, () => {})
    sending.barWaits(180)
    expect(sending.opensAt('k7m4')).toBe(opensAt)
    let heard = 0
    sending.subscribe(() => heard++)
    sending.barWaits(0)
    expect({ opensAt: sending.opensAt('k7m4'), heard }).toEqual({ opensAt: null, heard: 1 })
  })

  test('is asked for once more when the answer got lost, as the same intent', async () => {
    const { seen, sending } = scene([lost, yes])
    let answered = 0
    await sending.send(start, () => answered++)
    expect({ answered, ...seen }).toEqual({ answered: 1, tries: 2, intents: 1, refused: [] })
  })

  test('can be tried again after a longer silence, and then goes on where it was', async () => {
    const { seen, sending } = scene([lost, lost, yes])
    let answered = 0
    await sending.send(start, () => answered++)
    sending.saidAt('mine')?.again?.()
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect({ answered, ...seen }).toEqual({ answered: 1, tries: 3, intents: 1, refused: ['unreachable'] })
  })
})
