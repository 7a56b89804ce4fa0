import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Socket } from 'socket.io-client'
import { type Audience, type Change, follow, type Lines, type News, type Picture } from '../../shared/line.ts'
import type { Beat, ChangeMessage, SinceAnswer, WatchAnswer } from '../../shared/live.ts'
import type { StaffWho } from '../platform/access.ts'
import { ComingService } from '../queue/coming.service.ts'
import { DesksService } from '../queue/desks.service.ts'
import { OwnTicketsService } from '../queue/own-tickets.service.ts'
import { QueueService } from '../queue/queue.service.ts'
import { TellingService } from '../queue/telling.service.ts'
import { UndoService } from '../queue/undo.service.ts'
import { WaitingService } from '../queue/waiting.service.ts'
import { LostLogins } from '../auth/lost-logins.ts'
import { PicturesService } from '../queue/pictures.service.ts'
import { found, rounds } from '../testing/counts.ts'
import { randomFrom } from '../testing/random.ts'
import { Saturday } from '../testing/saturday.ts'
import { customer, type Scene, scene } from '../testing/scene.ts'
import { connect, customerCookie, staffCookie } from '../testing/sockets.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { LiveGateway } from './live.gateway.ts'
import { LogService } from './log.service.ts'

/** A sample in npm test, all of them in npm run prove. */
const changes = rounds(150, 1_000)

let app: TestApp
const sockets: Socket[] = []
beforeAll(async () => {
  app = await testApp()
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close()
})
afterAll(() => app.close())

async function socketOf(cookie: string): Promise<Socket> {
  const socket = await connect(app, cookie)
  sockets.push(socket)
  return socket
}
async function joined(here: Scene): Promise<{ who: string; ticket: string }> {
  const who = await customer(app.db.owner)
  const request = { bar: here.bar, way: 'store' as const, name: 'Someone', about: 'A word or two', contact: null, forSomebodyElse: false, here: true }
  const { ticketId } = await app
    .get(QueueService)
    .join({ kind: 'customer', id: who }, { customerId: who, topicId: here.topics.quick, proof: 'proven' }, request)
  return { who, ticket: ticketId }
}

/** A client with a bad network: it loses some of what it is sent, and asks for what it missed when it sees the gap. */
async function forgetful<A extends Audience>(audience: A, here: Scene, cookie: string, loses: () => boolean, ticket?: string) {
  const socket = await socketOf(cookie)
  const about = { bar: here.bar, audience, ...(ticket ? { ticket } : {}) }
  let picture = null as Picture<Lines[A]> | null
  let repairs = 0
  const early: Change<News[A]>[] = []
  const take = (changes: Change<News[A]>[]) => {
    if (!picture) return void early.push(...changes)
    const next = follow(audience, picture, changes)
    picture = next.picture
    return next.missing
  }
  socket.on('change', (message: ChangeMessage<A>) => {
    if (message.audience === audience && !loses()) take(message.changes)
  })
  const watched = (await socket.emitWithAck('watch', about)) as WatchAnswer<A>
  if (!watched.ok) throw new Error(watched.detail)
  picture = watched.picture
  take(early)
  return {
    get repairs() {
      return repairs
    },
    async catchUp(): Promise<Picture<Lines[A]>> {
      for (;;) {
        const answer = (await socket.emitWithAck('since', { ...about, version: (picture as Picture<Lines[A]>).version })) as SinceAnswer<A>
        if (!answer.ok) throw new Error(answer.detail)
        if ('picture' in answer) picture = answer.picture
        else if (answer.changes.length === 0) return picture as Picture<Lines[A]>
        else take(answer.changes)
        repairs++
        app.clock.advance(1_000)
      }
    },
  }
}

test('whoever misses any of many random changes ends with the same picture as whoever looks afresh', async () => {
  const here = await scene(app.db.owner, { desks: 3 })
  await app.get(LogService).look()
  const staff = await staffCookie(app, here.staff[0]?.id ?? '')
  const me = await joined(here)
  const dice = randomFrom(20_261)
  const loses = () => dice.chance(0.3)
  // Dice of its own: how many messages are thrown for depends on how changes fall together.
  const pauses = randomFrom(3)
  const day = new Saturday(app, here, 7)
  const clients = [
    await forgetful('staff', here, staff, loses),
    await forgetful('board', here, staff, loses),
    await forgetful('phone', here, await customerCookie(app, me.who), loses, me.ticket),
    await forgetful('staff', here, staff, () => false),
  ] as const
  while ((app.get(LogService).version(here.bar) ?? 0) < changes) {
    await day.step()
    if (pauses.chance(0.02)) for (const client of clients) await client.catchUp()
  }
  for (const [index, audience] of (['staff', 'board', 'phone', 'staff'] as const).entries()) {
    const { version, line } = await (clients[index] as (typeof clients)[0]).catchUp()
    const fresh = await app.get(PicturesService).of(audience, here.bar)
    expect({ version, line }).toEqual({ version: fresh.version, line: fresh.line })
  }
  expect(clients[0].repairs).toBeGreaterThan(2)
  const { rows } = await app.db.owner.query(
    'SELECT count(*)::int AS events, min(version)::int AS first, max(version)::int AS last FROM event WHERE bar_id = $1',
    [here.bar],
  )
  expect(rows[0]).toEqual({ events: rows[0].last, first: 1, last: app.get(LogService).version(here.bar) })
  found(
    `Deltas: ${rows[0].last} random changes without a gap; clients that lost a third of them repaired ${clients.map(({ repairs }) => repairs).join(', ')} times and ended equal to a fresh picture.`,
  )
}, 600_000)

test('what was committed without a hint is heard at the next look: a process that dies in between loses nothing', async () => {
  const here = await scene(app.db.owner)
  await app.get(LogService).look()
  const socket = await socketOf(await staffCookie(app, here.staff[0]?.id ?? ''))
  await socket.emitWithAck('watch', { bar: here.bar, audience: 'staff' })
  const other = await joined(here)
  await new Promise((heard) => socket.once('change', heard))
  // Another process appends and dies before it says so: only the log knows.
  await app.db.owner.query(
    `INSERT INTO event SELECT bar_id, version + 1, 'ticket.arrived', ticket_id, desk_id, by_kind, by_id, happened_at, recorded_at, jsonb_set(data, '{before}', data -> 'after') FROM event WHERE bar_id = $1 AND ticket_id = $2`,
    [here.bar, other.ticket],
  )
  await app.db.owner.query('UPDATE bar SET version = version + 1 WHERE id = $1', [here.bar])
  const heard = new Promise<ChangeMessage<'staff'>>((resolve) => socket.once('change', resolve))
  await app.get(LogService).look()
  expect((await heard).changes).toEqual([expect.objectContaining({ v: 2 })])
})

test('two bars that change in the same instant are both heard', async () => {
  const scenes = [await scene(app.db.owner), await scene(app.db.owner)]
  await app.get(LogService).look()
  const sockets = await Promise.all(scenes.map(async (here) => socketOf(await staffCookie(app, here.staff[0]?.id ?? ''))))
  for (const [index, socket] of sockets.entries()) await socket.emitWithAck('watch', { bar: scenes[index]?.bar, audience: 'staff' })
  const heard = sockets.map((socket) => new Promise<ChangeMessage<'staff'>>((resolve) => socket.once('change', resolve)))
  await Promise.all(scenes.map(joined))
  expect((await Promise.all(heard)).map(({ bar }) => bar)).toEqual(scenes.map(({ bar }) => bar))
})

test('every version reaches every room; a phone sees places without names, and the bare version of what is not for it', async () => {
  const here = await scene(app.db.owner)
  await app.get(LogService).look()
  const me = await joined(here)
  const socket = await socketOf(await customerCookie(app, me.who))
  await socket.emitWithAck('watch', { bar: here.bar, audience: 'phone', ticket: me.ticket })
  const heard = new Promise<ChangeMessage<'phone'>>((resolve) => socket.once('change', resolve))
  await joined(here)
  const message = await heard
  expect(message.changes).toEqual([
    { v: 2, at: expect.any(String), news: { place: { place: 2, state: 'waiting', turn: expect.anything(), topicId: here.topics.quick, here: true } } },
  ])
  expect(JSON.stringify(message)).not.toMatch(/Someone|A word or two/)
})

test('a room that heard nothing of its bar for 15 s is given a beat; a change is as good as one', async () => {
  const here = await scene(app.db.owner)
  await app.get(LogService).look()
  const socket = await socketOf(await staffCookie(app, here.staff[0]?.id ?? ''))
  await socket.emitWithAck('watch', { bar: here.bar, audience: 'staff' })
  const beats: Beat[] = []
  socket.on('beat', (beat: Beat) => beats.push(beat))
  const next = (what: 'beat' | 'change') => new Promise((heard) => socket.once(what, heard))
  await Promise.all([next('change'), joined(here)])
  app.clock.advance(15_000)
  await next('beat')
  app.clock.advance(14_000)
  await Promise.all([next('change'), joined(here)])
  app.clock.advance(14_000)
  await sleep(600)
  expect(beats).toEqual([{ bar: here.bar, version: 1, at: expect.any(String) }])
  app.clock.advance(1_000)
  expect(await next('beat')).toMatchObject({ version: 2 })
})

test('one’s own page is told to look again', async () => {
  const here = await scene(app.db.owner)
  await app.get(LogService).look()
  const me = await joined(here)
  const socket = await socketOf(await customerCookie(app, me.who))
  await socket.emitWithAck('watch', { bar: here.bar, audience: 'phone', ticket: me.ticket })
  const told = new Promise((resolve) => socket.once('mine', resolve))
  const { ComingService } = await import('../queue/coming.service.ts')
  await app.get(ComingService).leave({ kind: 'customer', id: me.who }, here.bar, me.ticket)
  expect(await told).toEqual({ ticket: me.ticket, version: 2 })
})

test('another wait is told to one’s own page itself, also when it was not connected then', async () => {
  const here = await scene(app.db.owner)
  await app.get(LogService).look()
  const me = await joined(here)
  const about = { bar: here.bar, audience: 'phone', ticket: me.ticket }
  const cookie = await customerCookie(app, me.who)
  const socket = await socketOf(cookie)
  await socket.emitWithAck('watch', about)
  const told = new Promise((resolve) => socket.once('mine', resolve))
  const who = here.staff[0] as StaffWho
  await app.get(DesksService).open({ kind: 'staff', id: who.id }, who, here.bar, here.desks[0] ?? '')
  expect(await app.get(TellingService).retell(here.bar)).toBe(1)
  const mine = await told
  const { told: shown } = await app.get(OwnTicketsService).view(me.who, me.ticket)
  expect(mine).toEqual({ ticket: me.ticket, version: expect.any(Number), told: shown })
  const late = await socketOf(cookie)
  const missed = new Promise((resolve) => late.once('mine', resolve))
  await late.emitWithAck('since', { ...about, version: 1 })
  expect(await missed).toEqual(mine)
})

test('where somebody sat is in nothing that is sent once they are gone, also before closing erases it; taken back, it is there again', async () => {
  const here = await scene(app.db.owner)
  const { who, ticket } = await joined(here)
  const by = { kind: 'customer' as const, id: who }
  await app.get(WaitingService).helps(by, here.bar, ticket, { seat: 'Blue coat' })
  await app.get(LogService).look()
  const late = await socketOf(await staffCookie(app, here.staff[0]?.id ?? ''))
  const since = async (version: number) => JSON.stringify(await late.emitWithAck('since', { bar: here.bar, audience: 'staff', version }))
  expect(await since(0)).toContain('Blue coat')
  const left = await app.get(ComingService).leave(by, here.bar, ticket)
  await app.get(LogService).read(here.bar)
  expect(await since(0)).not.toContain('Blue coat')
  await app.get(UndoService).undo(by, here.bar, ticket)
  await app.get(LogService).read(here.bar)
  expect(await since(left.version)).toContain('Blue coat')
})

test('a page of another site and whoever is not known get no socket', async () => {
  const here = await scene(app.db.owner)
  const cookie = await staffCookie(app, here.staff[0]?.id ?? '')
  await expect(connect(app, cookie, { origin: 'https://elsewhere.example' })).rejects.toThrow()
  await expect(connect(app)).rejects.toThrow()
  await expect(connect(app, 'aftercare_staff=nonsense')).rejects.toThrow()
})

test('nobody watches what is not theirs', async () => {
  const [mine, others] = [await scene(app.db.owner), await scene(app.db.owner)]
  const me = await joined(mine)
  const you = await joined(mine)
  const staff = await socketOf(await staffCookie(app, mine.staff[0]?.id ?? ''))
  const phone = await socketOf(await customerCookie(app, me.who))
  expect(await staff.emitWithAck('watch', { bar: others.bar, audience: 'staff' })).toMatchObject({ ok: false, code: 'not_your_bar' })
  expect(await phone.emitWithAck('watch', { bar: mine.bar, audience: 'staff' })).toMatchObject({ ok: false, code: 'sign_in_first' })
  expect(await phone.emitWithAck('watch', { bar: mine.bar, audience: 'phone', ticket: you.ticket })).toMatchObject({ ok: false, code: 'not_found' })
  expect(await phone.emitWithAck('since', { bar: 'nonsense', audience: 'phone', version: -1 })).toMatchObject({ ok: false, code: 'not_valid' })
})

test('who signs out is disconnected at once', async () => {
  const here = await scene(app.db.owner)
  const cookie = await staffCookie(app, here.staff[0]?.id ?? '')
  const socket = await socketOf(cookie)
  const gone = new Promise((resolve) => socket.once('disconnect', resolve))
  const { rows } = await app.db.owner.query('SELECT id FROM staff_login WHERE staff_id = $1', [here.staff[0]?.id])
  app.get(LostLogins).tell([rows[0].id])
  expect(await gone).toBe('io server disconnect')
})

test('who works at a bar no more is disconnected at the next look at all rights; the others stay', async () => {
  const here = await scene(app.db.owner, { desks: 2 })
  const [goes, stays] = await Promise.all([0, 1].map(async (index) => socketOf(await staffCookie(app, here.staff[index]?.id ?? ''))))
  const gone = new Promise((resolve) => goes?.once('disconnect', resolve))
  await app.db.owner.query('DELETE FROM staff_bar WHERE staff_id = $1', [here.staff[0]?.id])
  await app.get(LiveGateway).checkRights()
  expect(await gone).toBe('io server disconnect')
  expect(stays?.connected).toBe(true)
})

test('every word asks anew: whoever lost their login in another process is refused at the next', async () => {
  const here = await scene(app.db.owner)
  const [staffId, watch] = [here.staff[0]?.id ?? '', { bar: here.bar, audience: 'staff' }]
  const socket = await socketOf(await staffCookie(app, staffId))
  expect(await socket.emitWithAck('watch', watch)).toMatchObject({ ok: true })
  // As another process would: nobody here is told.
  await app.db.owner.query('DELETE FROM staff_login WHERE staff_id = $1', [staffId])
  expect(await socket.emitWithAck('watch', watch)).toMatchObject({ ok: false, code: 'sign_in_first' })
})

test('screens that missed more and less are each given what they missed', async () => {
  const here = await scene(app.db.owner)
  const me = await joined(here)
  for (let more = 0; more < 3; more++) await joined(here)
  const phone = await socketOf(await customerCookie(app, me.who))
  const [last] = (await app.db.owner.query<{ version: number }>('SELECT version FROM bar WHERE id = $1', [here.bar])).rows
  const to = last?.version ?? 0
  const since = (version: number): Promise<SinceAnswer<'phone'>> => phone.emitWithAck('since', { bar: here.bar, audience: 'phone', ticket: me.ticket, version })
  for (const missed of [3, 1, 2, 0]) {
    const answer = await since(to - missed)
    expect(answer.ok && 'changes' in answer && answer.changes.map(({ v }) => v)).toEqual(Array.from({ length: missed }, (_, n) => to - missed + 1 + n))
  }
})
