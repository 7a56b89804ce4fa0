import { describe, expect, test } from '@jest/globals'
import type { RunningNotes, RunningNotesBody } from '../../../shared/beside.ts'
import { Refused } from '../../api/ask.ts'
import { NotesKeeper, type Text, type Unsaved } from './running-notes.ts'

/** One help whose notes are written at two desks. */
function scene(start: Unsaved = { seen: 0, dirty: false }) {
  const server = { note: '', summary: '', revision: start.seen, writtenAt: null, writtenBy: 'Tiago' as string | null } satisfies RunningNotes as RunningNotes
  const seen = { online: true, posts: [] as RunningNotesBody[], kept: start }
  let fields: Text = { note: '', summary: '' }
  const post = async (body: RunningNotesBody) => {
    if (!seen.online) throw new Refused('unreachable', 'No answer.', 0)
    seen.posts.push(body)
    if (body.seen !== server.revision) throw new Refused('notes_changed', 'Somebody else wrote meanwhile.', 409, null, { ...server })
    Object.assign(server, { note: body.note, summary: body.summary, revision: server.revision + 1 })
    return { ...server }
  }
  const take = (text: Text) => {
    fields = text
  }
  const keep = (unsaved: Unsaved) => {
    seen.kept = unsaved
  }
  const keeper = new NotesKeeper(start, { post, text: () => fields, take, keep }, 60_000)
  const type = (note: string) => {
    fields = { ...fields, note }
    keeper.typed()
  }
  const tiagoWrites = (note: string) => Object.assign(server, { note, revision: server.revision + 1 })
  return { seen, server, keeper, type, tiagoWrites, fields: () => fields }
}

describe('notes while helping', () => {
  test('are saved as they were typed, and the typist is told', async () => {
    const { server, keeper, type } = scene()
    type('Fan full of dust')
    expect(keeper.now().saving).toBe('typing')
    await keeper.retry()
    expect(server.note).toBe('Fan full of dust')
    expect(keeper.now().saving).toBe('saved')
    keeper.stop()
  })

  test('stay on this device without a network, and go out when it is back', async () => {
    const { seen, server, keeper, type } = scene()
    seen.online = false
    type('Fan full of dust')
    await keeper.retry()
    expect(keeper.now().saving).toBe('kept')
    expect(seen.kept.dirty).toBe(true)
    seen.online = true
    await keeper.retry()
    expect(server.note).toBe('Fan full of dust')
    expect(seen.kept.dirty).toBe(false)
    keeper.stop()
  })

  test('never overwrite what a colleague wrote meanwhile: it is shown beside, and nothing is sent until somebody chose', async () => {
    const { seen, server, keeper, type, tiagoWrites, fields } = scene()
    tiagoWrites('Battery swollen')
    type('Fan full of dust')
    await keeper.retry()
    expect(keeper.now()).toMatchObject({ saving: 'changed', other: { note: 'Battery swollen', writtenBy: 'Tiago' } })
    type('Fan full of dust, cleaned')
    await keeper.retry()
    expect(seen.posts).toHaveLength(1)
    expect(server.note).toBe('Battery swollen')
    await keeper.settle({ note: 'Battery swollen\nFan full of dust, cleaned', summary: '' })
    expect(server.note).toBe('Battery swollen\nFan full of dust, cleaned')
    expect(fields().note).toBe(server.note)
    keeper.stop()
  })

  test("the colleague's words can be taken as they are", async () => {
    const { seen, keeper, type, tiagoWrites, fields } = scene()
    tiagoWrites('Battery swollen')
    type('x')
    await keeper.retry()
    await keeper.settle({ note: 'Battery swollen', summary: '' })
    expect(fields().note).toBe('Battery swollen')
    expect(seen.posts).toHaveLength(1)
    keeper.stop()
  })

  test('what the server holds fills the fields, but never those that wait to be sent', () => {
    const { keeper, type, fields, server } = scene()
    keeper.known({ ...server, note: 'From before', revision: 3 })
    expect(fields().note).toBe('From before')
    type('From before, and more')
    keeper.known({ ...server, note: 'Something else', revision: 4 })
    expect(fields().note).toBe('From before, and more')
    keeper.stop()
  })

  test('an answer that was on its way while somebody typed and saved does not bring the older words back', async () => {
    const { keeper, type, fields, server } = scene()
    const onItsWay = { ...server }
    type('Fan full of dust')
    await keeper.retry()
    keeper.known(onItsWay)
    expect(fields().note).toBe('Fan full of dust')
    keeper.stop()
  })

  test('what was typed before a reload is sent after it, with what was seen then', async () => {
    const { seen, keeper } = scene({ seen: 2, dirty: true })
    expect(keeper.now().saving).toBe('kept')
    await keeper.retry()
    expect(seen.posts.map((post) => post.seen)).toEqual([2])
    keeper.stop()
  })

  test('when the answer to a save got lost, its own words are not taken for those of somebody else', async () => {
    const { server, keeper, type } = scene()
    Object.assign(server, { note: 'Fan full of dust', revision: 1 })
    type('Fan full of dust')
    await keeper.retry()
    expect(keeper.now()).toEqual({ saving: 'saved', other: null })
    keeper.stop()
  })

  test('the end of the help waits until they are saved, and says what is not', async () => {
    const { seen, server, keeper, type } = scene()
    type('Fan full of dust')
    expect((await keeper.end()).dirty).toBe(false)
    expect(server.note).toBe('Fan full of dust')
    seen.online = false
    type('Fan full of dust, cleaned')
    expect(await keeper.end()).toEqual({ seen: 1, dirty: true })
    keeper.stop()
  })

  test('two saves are never under way at once', async () => {
    const { seen, keeper, type } = scene()
    type('a')
    await Promise.all([keeper.retry(), keeper.retry()])
    expect(seen.posts).toHaveLength(1)
    keeper.stop()
  })
})
