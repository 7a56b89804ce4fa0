import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Beside } from '../../shared/beside.ts'
import type { Asked, DoorMe } from '../../shared/door.ts'
import type { NewPurchase } from '../purchases/new-purchase.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { somewhere } from '../testing/access/house.ts'
import { Browser, codeTo } from '../testing/browser.ts'
import { found, rounds } from '../testing/counts.ts'
import { bought } from '../testing/purchase.ts'
import { randomFrom } from '../testing/random.ts'
import { scene } from '../testing/scene.ts'
import { staffCookie } from '../testing/sockets.ts'

type Dice = ReturnType<typeof randomFrom>
type Order = Partial<NewPurchase> & { boughtOn: string }
/** What each of four people ever bought: at least one thing. */
type Histories = Order[][]

const people = 4
const worlds = rounds(4, 100)
const cable: Order = {
  boughtAt: '2011-02-03T10:00:00Z',
  boughtOn: '2011-02-03',
  items: [{ position: 1, quantity: 1, sku: 'CBL', name: 'Cable', serial: null }],
}
const modest: Histories = Array.from({ length: people }, () => [cable])

let app: TestApp
beforeAll(async () => {
  app = await testApp({ TRUST_PROXY: true })
})
afterAll(() => app.close())

/** An order of any kind: any year, channel and size, kept, sent back or cancelled. */
function anyOrder(dice: Dice): Order {
  const day = `${2009 + Math.floor(dice.next() * 18)}-0${1 + Math.floor(dice.next() * 2)}-1${Math.floor(dice.next() * 10)}`
  const item = (position: number) => ({
    position,
    quantity: 1 + Math.floor(dice.next() * 500),
    sku: dice.pick([null, 'CBL', 'PRO-9000']),
    name: dice.pick(['Cable', 'Workstation, fully equipped', 'Gift wrap', 'Display 32"']),
    serial: null,
  })
  return {
    boughtAt: `${day}T12:00:00Z`,
    boughtOn: day,
    channel: dice.pick(['web', 'pos']),
    place: dice.pick([null, 'High Street']),
    refunded: dice.chance(0.4),
    cancelled: dice.chance(0.3),
    items: Array.from({ length: Math.floor(dice.next() * 6) }, (_, index) => item(index + 1)),
  }
}
const anyHistories = (dice: Dice): Histories => Array.from({ length: people }, () => Array.from({ length: dice.pick([1, 1, 2, 5, 100]) }, () => anyOrder(dice)))

/** They come to a new bar, one after another, two by an address and two by a receipt, and are helped; everything that anybody was told or that was kept. */
async function wholeDay(histories: Histories): Promise<string> {
  app.clock.travelTo('2026-03-10T10:00:00Z')
  const here = await scene(app.db.owner)
  const told: unknown[] = []
  const staff = new Browser(app, somewhere())
  staff.cookies.set('aftercare_staff', (await staffCookie(app, here.staff[0]?.id ?? '')).split('=')[1] ?? '')
  const says = async (path: string, body = {}) => told.push((await staff.post(`/bars/${here.bar}${path}`, body)).body)
  await says(`/desks/${here.desks[0]}/open`)
  for (const [index, history] of histories.entries()) told.push(await comes(index, history, { bar: here.bar, topic: here.topics.quick }))
  told.push((await staff.get(`/bars/${here.bar}/line`)).body)
  for (let turn = 1; turn < people; turn++) {
    const { body } = await staff.post<{ id: string }>(`/bars/${here.bar}/desks/${here.desks[0]}/call-next`)
    told.push(body)
    app.clock.advance(60_000)
    await says(`/tickets/${body.id}/start`)
    // Whoever helps may see what was bought; nothing of it is kept, and nobody else is told anything else.
    expect((await staff.get<Beside>(`/bars/${here.bar}/tickets/${body.id}/beside`)).status).toBe(200)
    expect((await staff.post<{ items: object[] }>(`/bars/${here.bar}/tickets/${body.id}/items`)).status).toBe(200)
    await says(`/tickets/${body.id}/finish`, { outcome: 'solved' })
  }
  const { owner } = app.db
  told.push((await owner.query('SELECT * FROM event WHERE bar_id = $1 ORDER BY version', [here.bar])).rows)
  told.push((await owner.query('SELECT * FROM ticket WHERE bar_id = $1 ORDER BY place', [here.bar])).rows)
  return withoutIds(JSON.stringify(told, null, 1))
}

let addresses = 0
async function comes(index: number, history: Order[], wish: { bar: string; topic: string }): Promise<unknown[]> {
  app.clock.advance(40_000)
  const who = new Browser(app, somewhere())
  const email = `buyer-${++addresses}@example.com`
  const numbers: string[] = []
  for (const order of history) numbers.push(await bought(app, { ...order, email }))
  const asked =
    index % 2 === 0
      ? await who.post('/door/codes', { address: email })
      : await who.post<DoorMe>('/door/receipts', { number: numbers[0] ?? '', day: history[0]?.boughtOn ?? '' })
  const known = index % 2 === 0 ? await who.post<DoorMe>('/door/codes/verify', { address: email, code: await codeTo(app, email) }) : asked
  const later = index === people - 1
  const answer = await who.post<Asked>(later ? '/door/book' : '/door/join', {
    ...wish,
    name: `Person ${index}`,
    ...(later ? { start: '2026-03-10T15:00:00Z' } : { here: true }),
  })
  expect([known.status, answer.status]).toEqual([200, 200])
  return [asked.body, known.body, answer.body, (await who.get('/door/me')).body]
}

/** Ids, codes and addresses differ from day to day; each is named by its first appearance. */
function withoutIds(text: string): string {
  const names = new Map<string, string>()
  const codes = [...text.matchAll(/"code": "(\w{4})"/g)].map(([, code]) => code)
  const differs = new RegExp(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|buyer-\\d+@|Bar [0-9a-f]{4}|"(?:${codes.join('|')})"`, 'g')
  return text.replaceAll(differs, (id) => names.get(id) ?? names.set(id, `#${names.size}`).get(id) ?? '')
}

test(`whoever bought anything at all is told, promised and called the same, whatever it was (${worlds} days of ${people} people)`, async () => {
  const dice = randomFrom(9_001)
  const plain = await wholeDay(modest)
  expect(plain).toContain('"ticket.finished"')
  for (let world = 0; world < worlds; world++) expect(await wholeDay(anyHistories(dice))).toBe(plain)
  found(`Sales-blind: ${worlds} days of ${people} people with random histories, each the same as with one old cable, word for word.`)
}, 1_200_000)

test('the comparison would notice: somebody who bought nothing is asked for it at the desk', async () => {
  const plain = await wholeDay(modest)
  await expect(wholeDay([[cable], [cable], [], [cable]])).resolves.not.toBe(plain)
})
