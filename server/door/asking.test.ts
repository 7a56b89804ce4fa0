import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Asked, DoorMe } from '../../shared/door.ts'
import type { TicketView } from '../../shared/queue.ts'
import { hour } from '../auth/tries.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { Browser, codeTo, mailsTo } from '../testing/browser.ts'
import { type Scene, scene } from '../testing/scene.ts'

let app: TestApp
let here: Scene
beforeAll(async () => {
  app = await testApp({ TRUST_PROXY: true })
})
beforeEach(async () => {
  here = await scene(app.db.owner)
})
afterAll(() => app.close())

let networks = 0
async function somebody(): Promise<Browser> {
  const who = new Browser(app, `203.0.113.${++networks}`)
  await who.post('/door/unproven')
  return who
}
const wish = (more: object = {}) => ({ bar: here.bar, topic: here.topics.quick, name: 'Ada', ...more })
const join = (who: Browser, more: object = {}, headers: Record<string, string> = {}) =>
  who.post<Asked & { code: string; field: string }>('/door/join', wish(more), headers)
const contactOf = async (ticket: string) => (await app.db.owner.query('SELECT contact FROM ticket WHERE id = $1', [ticket])).rows[0]?.contact
/** The link in the newest letter to this address. */
async function linkTo(address: string): Promise<{ ticket: string; token: string; url: string }> {
  const url = /http\S+\/t\/\S+/.exec((await mailsTo(app, address)).at(-1)?.text ?? '')?.[0] ?? ''
  const [, ticket = '', token = ''] = /\/t\/([^#]+)#k=(.+)$/.exec(url) ?? []
  return { ticket, token, url }
}

describe('asking for a place', () => {
  test('somebody unknown is told to say first who they are', async () => {
    expect((await join(new Browser(app))).body.code).toBe('prove_first')
  })

  test('the same key twice is one place and one answer; another body with it is refused', async () => {
    const who = await somebody()
    const key = { 'idempotency-key': 'a tap' }
    const [first, second] = await Promise.all([join(who, {}, key), join(who, {}, key)])
    expect(second.body.ticket.id).toBe(first.body.ticket.id)
    expect([first.body.already, second.body.already]).toEqual([false, false])
    expect((await join(who, { name: 'Eve' }, key)).body.code).toBe('key_reused')
  })

  test('the name is known the next time, unless the help was for somebody else', async () => {
    const who = await somebody()
    await join(who)
    await join(who, { name: 'Her mother', forSomebodyElse: true })
    expect((await who.get<DoorMe>('/door/me')).body.name).toBe('Ada')
  })

  test('a time is booked with the same words', async () => {
    const who = await somebody()
    const { status, body } = await who.post<Asked>('/door/book', wish({ start: '2026-03-11T09:00:00Z' }))
    expect(status).toBe(200)
    expect(body.ticket).toMatchObject({ state: 'booked', bookedFor: '2026-03-11T09:00:00.000Z', proof: 'at_desk' })
  })

  test('one device asks twenty times an hour, one network four hundred; a store’s wifi is not hurt by twenty people', async () => {
    const who = await somebody()
    const answers = await Promise.all(Array.from({ length: 25 }, () => join(who)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20)
    expect(answers.find(({ status }) => status !== 200)?.body).toMatchObject({ code: 'too_many_tries', detail: expect.stringContaining('wait 60 minutes') })
    const neighbour = new Browser(app, `203.0.113.${networks}`)
    await neighbour.post('/door/unproven')
    expect((await join(neighbour)).status).toBe(200)
    const sql = "INSERT INTO try (bucket, key, at) SELECT bucket, key, at FROM try, generate_series(1, 400) WHERE bucket = 'asked network'"
    await app.db.owner.query(sql)
    expect((await join(neighbour)).body.code).toBe('too_many_tries')
    app.clock.advance(hour)
    expect((await join(neighbour)).status).toBe(200)
  })
})

describe('where messages go', () => {
  test('what was typed is read as an address, or refused at its field', async () => {
    const typed = async (contact: string) => join(await somebody(), { contact })
    expect(await contactOf((await typed(' Ada@Example.COM ')).body.ticket.id)).toBe('ada@example.com')
    expect(await contactOf((await typed('(202) 555-0143')).body.ticket.id)).toBe('+12025550143')
    expect(await contactOf((await typed('')).body.ticket.id)).toBeNull()
    expect((await typed('by pigeon')).body).toMatchObject({ code: 'not_valid', field: 'contact' })
  })

  test('one’s own address is taken when nothing is typed, or its masked form', async () => {
    const who = new Browser(app, '203.0.113.99')
    await who.post('/door/codes', { address: 'own@example.com' })
    await who.post('/door/codes/verify', { address: 'own@example.com', code: await codeTo(app, 'own@example.com') })
    expect(await contactOf((await join(who)).body.ticket.id)).toBe('own@example.com')
    expect(await contactOf((await join(who, { name: 'B', forSomebodyElse: true, contact: 'o…@example.com' })).body.ticket.id)).toBe('own@example.com')
  })

  test('nobody’s mailbox is flooded through us', async () => {
    const statuses = []
    for (let n = 0; n < 12; n++) statuses.push((await join(await somebody(), { contact: 'victim@example.com' })).status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(10)
  })
})

describe('the link in a message', () => {
  test('opens that one visit on another device, and nothing else of the person', async () => {
    const who = await somebody()
    const own = (await join(who)).body.ticket.id
    const carers = (await join(who, { name: 'Father', forSomebodyElse: true, contact: 'carer@example.com' })).body.ticket.id
    const { ticket, token, url } = await linkTo('carer@example.com')
    expect(ticket).toBe(carers)
    expect(new URL(url).hash).toBe(`#k=${token}`)
    const carer = new Browser(app, '198.51.100.1')
    const { body } = await carer.post<DoorMe>('/door/open', { ticket, token })
    expect(body).toMatchObject({ known: true, name: null, contacts: [], tickets: [{ id: carers }] })
    expect((await carer.get(`/my/tickets/${own}`)).status).toBe(404)
    expect((await carer.post<TicketView>(`/my/tickets/${carers}/leave`)).body.state).toBe('left')
    expect((await who.get<DoorMe>('/door/me')).body.tickets).toHaveLength(2)
  })

  test('a device that knows somebody goes on knowing them', async () => {
    const [ada, bob] = [await somebody(), await somebody()]
    await join(ada, { contact: 'ada2@example.com' })
    const link = await linkTo('ada2@example.com')
    const own = (await join(bob, { name: 'Bob' })).body.ticket.id
    const cookie = bob.cookies.get('aftercare')
    const { tickets } = (await bob.post<DoorMe>('/door/open', link)).body
    expect(tickets.map(({ id }) => id).sort()).toEqual([own, link.ticket].sort())
    expect(bob.cookies.get('aftercare')).toBe(cookie)
  })

  test('that is wrong, for another visit, or tried too often opens nothing', async () => {
    const who = await somebody()
    const other = (await join(who)).body.ticket.id
    await join(await somebody(), { contact: 'ada3@example.com' })
    const { ticket, token } = await linkTo('ada3@example.com')
    const stranger = new Browser(app, '198.51.100.3')
    for (const guess of [
      { ticket: other, token },
      { ticket, token: '' },
      { ticket, token: token.slice(1) },
    ])
      expect((await stranger.post('/door/open', guess)).status).toBe(404)
    const more = await Promise.all(Array.from({ length: 60 }, () => stranger.post('/door/open', { ticket, token: 'x' })))
    expect(more.filter(({ status }) => status === 429)).toHaveLength(3)
  })
})
