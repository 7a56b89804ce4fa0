import { describe, expect, test } from '@jest/globals'
import { Refused } from '../api/ask.ts'
import { keptFor } from './drafts.ts'
import { type Kept, Unsent } from './unsent.ts'

const finish = { act: 'finish', target: 't1', who: 'K7M4 (Maria)', path: '/bars/b/tickets/t1/finish', body: { outcome: 'solved', note: 'Cable' } } as const
const lost = new Refused('unreachable', 'No answer.', 0)
const gone = new Refused('move_not_legal', 'This visit is finished.', 409)

/** `answers`: null for yes, otherwise how it fails; the last one goes on for ever. */
function scene(answers: (Refused | null)[], memory = new Map<string, string>(), now = () => 0) {
  const seen = { keys: [] as string[], done: [] as Kept[], refused: [] as string[] }
  const keeper = {
    getItem: (name: string) => memory.get(name) ?? null,
    setItem: (name: string, text: string) => void memory.set(name, text),
    removeItem: (name: string) => void memory.delete(name),
  }
  const post = async (_: string, __: object, { key }: { key: string }) => {
    seen.keys.push(key)
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    if (answer) throw answer
    return 'yes'
  }
  const hears = { done: (kept: Kept) => void seen.done.push(kept), refused: (_: Kept, code: string) => void seen.refused.push(code) }
  return { seen, memory, unsent: new Unsent(keeper, 'ana', hears, post, now) }
}

describe('what can wait for the network', () => {
  test('is sent at once, and nothing of it stays', async () => {
    const { seen, memory, unsent } = scene([null])
    expect(await unsent.add(finish)).toBe(true)
    expect(seen.done.map(({ target }) => target)).toEqual(['t1'])
    expect([...memory.keys()]).toEqual([])
  })

  test('waits, and is then sent as the same wish', async () => {
    const { seen, unsent } = scene([lost, null])
    expect(await unsent.add(finish)).toBe(true)
    expect(unsent.of('t1')).toMatchObject({ tries: 1, refused: null })
    await unsent.flush()
    expect(unsent.of('t1')).toBeNull()
    expect(new Set(seen.keys).size).toBe(1)
    expect(seen.keys).toHaveLength(2)
  })

  test('waits in order, and all that wait know that there is no answer', async () => {
    const { seen, unsent } = scene([lost, lost, null])
    await unsent.add({ ...finish, act: 'saveNotes', target: 'notes.t1', body: { note: 'Cable', summary: '', seen: 0 } })
    await unsent.add(finish)
    expect(unsent.of('t1')?.tries).toBeGreaterThan(0)
    await unsent.flush()
    expect(seen.done.map(({ act }) => act)).toEqual(['saveNotes', 'finish'])
  })

  test('outlives a reload', async () => {
    const before = scene([lost])
    await before.unsent.add(finish)
    const after = scene([null], before.memory)
    await after.unsent.flush()
    expect(after.seen.keys).toEqual(before.seen.keys.slice(0, 1))
    expect(after.seen.done).toHaveLength(1)
  })

  test('that was refused because others were faster keeps its sentence and its words, and is not sent again', async () => {
    const { seen, unsent } = scene([lost, gone])
    await unsent.add(finish)
    await unsent.flush()
    await unsent.flush()
    expect(unsent.all()).toMatchObject([{ refused: 'This visit is finished.', body: { note: 'Cable' } }])
    expect(seen).toMatchObject({ refused: ['move_not_legal'], keys: { length: 2 } })
    unsent.drop(unsent.all()[0]?.key ?? '')
    expect(unsent.all()).toEqual([])
  })

  test('that is there already, because only the answer got lost, was not refused', async () => {
    const { seen, unsent } = scene([lost, new Refused('notes_changed', 'Ana wrote here meanwhile.', 409, null, { note: 'Cable', summary: '' })])
    await unsent.add({ ...finish, act: 'saveNotes', body: { note: 'Cable', summary: '', seen: 0 } })
    await unsent.flush()
    expect(unsent.all()).toEqual([])
    expect(seen.refused).toEqual([])
  })

  test('a second press while it waits does nothing', async () => {
    const { unsent } = scene([lost])
    await unsent.add(finish)
    expect(await unsent.add(finish)).toBe(false)
    expect(unsent.all()).toHaveLength(1)
  })

  test('a session that ended meanwhile is no refusal: it is sent after signing in again', async () => {
    const { seen, unsent } = scene([new Refused('sign_in_first', 'Please sign in first.', 401), null])
    await unsent.add(finish)
    expect(seen.refused).toEqual(['sign_in_first'])
    await unsent.flush()
    expect(seen.done).toHaveLength(1)
  })

  test('is not kept on a shared machine for longer than a day', async () => {
    const before = scene([lost])
    await before.unsent.add(finish)
    expect(scene([null], before.memory, () => keptFor).unsent.all()).toEqual([])
  })
})
