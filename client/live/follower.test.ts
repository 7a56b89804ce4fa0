import { describe, expect, test } from '@jest/globals'
import type { Change, PhoneNews, Picture, PhoneLine } from '../../shared/line.ts'
import { type Followed, Follower, type Wire } from './follower.ts'

const place = (n: number) => ({ place: n, state: 'waiting' as const, turn: { lane: 2 as const, at: n, place: n }, topicId: 't', here: true })
const came = (v: number): Change<PhoneNews> => ({ v, at: `2026-03-29T09:00:${String(v).padStart(2, '0')}.000Z`, news: { place: place(v) } })
const after = (version: number): Picture<PhoneLine> => ({
  version,
  at: '2026-03-29T09:00:00.000Z',
  line: { places: Array.from({ length: version }, (_, i) => place(i + 1)), openDesks: 1, notice: null },
})

/** A server that holds `log` changes and answers like the real one. */
function shop() {
  const log: Change<PhoneNews>[] = []
  const asked: string[] = []
  const wire: Wire<'phone'> = {
    watch: async () => {
      asked.push('watch')
      return { ok: true, picture: after(log.length) }
    },
    since: async (version) => {
      asked.push(`since ${version}`)
      return { ok: true, changes: log.slice(version) }
    },
  }
  return { log, asked, wire }
}
function following(wire: Wire<'phone'>) {
  let seen: Followed<'phone'> | undefined
  const follower = new Follower('phone', wire, (state) => {
    seen = state
  })
  return { follower, seen: () => seen }
}

describe('following a line', () => {
  test('a change that was missed is asked for, and the picture ends whole', async () => {
    const { log, asked, wire } = shop()
    const { follower, seen } = following(wire)
    await follower.catchUp()
    log.push(came(1), came(2), came(3))
    await follower.changes([came(1)])
    await follower.changes([came(3)])
    expect(asked).toEqual(['watch', 'since 1'])
    expect(seen()?.picture?.line).toEqual(after(3).line)
  })

  test('a beat with a higher version shows that something was lost', async () => {
    const { log, wire } = shop()
    const { follower, seen } = following(wire)
    await follower.catchUp()
    log.push(came(1))
    await follower.beat({ bar: 'b', version: 1, at: '2026-03-29T09:01:00.000Z' })
    expect(seen()?.picture?.version).toBe(1)
  })

  test('a beat with the same version makes the picture younger and asks nothing', async () => {
    const { asked, wire } = shop()
    const { follower, seen } = following(wire)
    await follower.catchUp()
    await follower.beat({ bar: 'b', version: 0, at: '2026-03-29T09:01:00.000Z' })
    expect(seen()?.picture?.at).toBe('2026-03-29T09:01:00.000Z')
    expect(asked).toEqual(['watch'])
  })

  test('changes that arrive while it asks are neither lost nor applied twice', async () => {
    const { log, wire } = shop()
    const { follower, seen } = following(wire)
    const asking = follower.catchUp()
    log.push(came(1), came(2))
    await follower.changes([came(1)])
    await follower.changes([came(2)])
    await asking
    expect(seen()?.picture?.line.places.map((one) => one.place)).toEqual([1, 2])
  })

  test('a new connection asks only for what came since', async () => {
    const { log, asked, wire } = shop()
    const { follower, seen } = following(wire)
    await follower.catchUp()
    follower.disconnected()
    expect(seen()?.connected).toBe(false)
    log.push(came(1))
    await follower.catchUp()
    expect(asked).toEqual(['watch', 'since 0'])
    expect(seen()).toMatchObject({ connected: true, picture: { version: 1 } })
  })

  test('what the server will not show is said', async () => {
    const { wire } = shop()
    const { follower, seen } = following({ ...wire, watch: async () => ({ ok: false, code: 'not_found', detail: 'We could not find that.' }) })
    await follower.catchUp()
    expect(seen()?.refused?.code).toBe('not_found')
  })

  test('a no that may pass is not the end: it is asked again', async () => {
    const { wire } = shop()
    let busy = true
    const { follower, seen } = following({
      ...wire,
      watch: async () => (busy ? { ok: false, code: 'too_many_tries', detail: 'That was a lot of tries.' } : wire.watch()),
    })
    await expect(follower.catchUp()).rejects.toThrow('That was a lot of tries.')
    busy = false
    await follower.catchUp()
    expect(seen()).toMatchObject({ connected: true, refused: null })
  })
})
