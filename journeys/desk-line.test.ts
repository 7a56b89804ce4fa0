import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { clock } from '../client/ui/staff/when.ts'
import { common } from '../client/words/common.ts'
import { comfortWords, urgentWords } from '../client/words/desk-acts.ts'
import { desk } from '../client/words/desk.ts'
import { besideWords, questions } from '../client/words/desk-questions.ts'
import { eventWords } from '../client/words/events.ts'
import { history, outcomeWords } from '../client/words/history.ts'
import { demoPurchases } from '../server/imports/demo-orders.ts'
import { Browser } from '../server/testing/browser.ts'
import { errors } from '../shared/errors.ts'
import type { Asked } from '../shared/door.ts'
import type { DeviceView } from '../shared/devices.ts'
import type { VisitView } from '../shared/history.ts'
import type { Picture, StaffLine, StaffTicket } from '../shared/line.ts'
import type { SlotsView } from '../shared/bookings.ts'
import { ask, walksIn } from './behind.ts'
import { begins, button, radio } from './customer.ts'
import { act, isAsked, more, openDesk, pick, region, row, said, signIn, slowNews } from './desk.ts'
import { type House, openHouse, until } from './house.ts'

jest.setTimeout(120_000)
const [notebook, , gift] = demoPurchases
let house: House
/** At desk 1; and who greets people without a desk. */
let worker: Page
let greeter: Page
/** Reads and does behind the journey what a supervisor of all bars may. */
let floor: Browser
let elsewhere: { id: string; name: string }
/** Was helped here once, and has bought two things; and who only waits. */
let ada: StaffTicket
let mia: StaffTicket
const why = 'Needs the insulin pump to talk again'

beforeAll(async () => {
  house = await openHouse()
  ;[elsewhere, floor, worker, greeter] = await Promise.all([anotherBar(), theFloor(), house.enter(), house.enter()])
  await worker.addInitScript(() => {
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (...at) {
      document.documentElement.dataset.tones = String(Number(document.documentElement.dataset.tones ?? 0) + 1)
      return start.apply(this, at)
    }
  })
  await Promise.all([signIn(worker, house, house.specialist), signIn(greeter, house, house.second)])
  await openDesk(worker, 1)
  await waiting(greeter).waitFor()
})
afterAll(() => house.close())

/** Open now as well. */
async function anotherBar(): Promise<{ id: string; name: string }> {
  const { owner } = house.app.db
  const { rows } = await owner.query(`UPDATE bar SET zone = $2 WHERE id = (SELECT id FROM bar WHERE id <> $1 ORDER BY slug LIMIT 1) RETURNING id, name`, [
    house.bar.id,
    house.bar.zone,
  ])
  await owner.query(`UPDATE bar_hours SET opens = '08:00', closes = '20:00' WHERE bar_id = $1`, [rows[0].id])
  return rows[0]
}
async function theFloor(): Promise<Browser> {
  const browser = new Browser(house.app)
  await browser.post('/staff/sign-in', { email: 'ingrid@demo.example', password: house.password })
  return browser
}

const here = (path: string) => `/bars/${house.bar.id}${path}`
const says = async <T = StaffTicket>(path: string, body = {}, who = floor): Promise<T> => {
  const answer = await who.post<T>(path, body)
  if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
  return answer.body
}
const events = async ({ id }: { id: string }) => (await floor.get<VisitView>(`/history/visits/${id}`)).body.events
const kinds = async (ticket: { id: string }) => (await events(ticket)).map(({ kind }) => kind)
const counted = async (ticket: { id: string }, kind: string) => (await kinds(ticket)).filter((one) => one === kind).length
const inLine = async (bar = house.bar.id) => (await floor.get<Picture<StaffLine>>(`/bars/${bar}/line`)).body.line.tickets
const now = async ({ id }: { id: string }) => (await inLine()).find((one) => one.id === id)

const waiting = (page: Page) => region(page, desk.waiting)
const dialog = (page: Page) => page.getByRole('dialog')
const closed = (page: Page) => dialog(page).waitFor({ state: 'detached' })
const band = (page: Page) => page.locator('[data-region=band]')
const card = (what: string, { code }: { code: string }, page = worker) => region(page, desk.withMe).getByRole('article', { name: begins(`${what}: ${code}`) })
async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key)
}
/** The row, with what it hides. */
async function opened(page: Page, ticket: { id: string }, within = waiting(page)): Promise<Locator> {
  const one = row(within, ticket)
  if ((await one.locator('[data-row]').getAttribute('aria-expanded')) === 'false') await one.locator('[data-row]').click()
  await one.locator('[data-row][aria-expanded=true]').waitFor()
  return one
}
async function moreOf(page: Page, ticket: StaffTicket, what: Parameters<typeof more>[2]) {
  await more(await opened(page, ticket), ticket, what)
}
const walks = (name: string) => walksIn(greeter, house, name)
async function isNext(page: Page, name: string | null) {
  if (name) await band(page).locator('strong', { hasText: name }).waitFor()
  else await band(page).getByText(desk.nobodyAtAll).waitFor()
}

test('somebody to call is heard at a desk that is free, and nobody is once it is muted', async () => {
  const tones = () => worker.evaluate(() => Number(document.documentElement.dataset.tones ?? 0))
  const switchSounds = async (before: boolean) => {
    await button(worker, desk.deskMenu).click()
    const sounds = (checked: boolean) => worker.getByRole('menuitemcheckbox', { name: desk.sounds, checked })
    await sounds(before).click()
    await sounds(!before).waitFor()
    await press(worker, 'Escape')
    await sounds(!before).waitFor({ state: 'detached' })
  }
  const leavesAndComesBack = async (ticket: StaffTicket) => {
    await moreOf(greeter, ticket, 'leave')
    await isNext(worker, null)
    await said(greeter, desk.done.leave('').trim())
    await press(greeter, 'u')
    await isNext(worker, ticket.name)
  }
  await isNext(worker, null)
  const first = await walks('Noa')
  await isNext(worker, 'Noa')
  await until('the two tones of "somebody is next"', async () => (await tones()) === 2)
  await switchSounds(true)
  await leavesAndComesBack(first)
  await switchSounds(false)
  expect(await tones()).toBe(2)
  await leavesAndComesBack(first)
  await until('it sounds again', async () => (await tones()) === 4)
  await moreOf(greeter, first, 'leave')
})

describe('whoever greets people works the line without a desk', () => {
  let lena: StaffTicket
  let again: StaffTicket
  const first = () => waiting(worker).getByRole('listitem').first()
  const isFirst = (name: string) => first().locator('strong', { hasText: name }).waitFor()

  test('adds somebody, once, however often the button is pressed', async () => {
    lena = await walks('Lena')
    await press(greeter, 'w')
    await dialog(greeter).getByRole('combobox').fill('Mia')
    await dialog(greeter)
      .getByRole('option', { name: desk.somebodyNew('Mia') })
      .click()
    await radio(greeter, house.bar.topics.advice.name).check()
    await dialog(greeter).getByRole('button', { name: desk.add }).dblclick()
    await said(greeter, desk.done.walkIn('').trim())
    // Behind whatever the second press may have sent.
    again = await walks('Lena K.')
    const all = (await inLine()).filter(({ name }) => name === 'Mia')
    expect(all).toHaveLength(1)
    mia = all[0] as StaffTicket
    expect(await greeter.getByRole('button', { name: desk.buttons.callNext, exact: true }).count()).toBe(0)
  })

  test('makes somebody urgent, with a reason that the history shows, and takes it back', async () => {
    await moreOf(greeter, mia, 'urgent')
    await radio(greeter, urgentWords.medical).check()
    await press(greeter, 'Enter')
    await dialog(greeter).getByText(questions.needWords).waitFor()
    await dialog(greeter).getByLabel(questions.urgent.field).fill(why)
    await press(greeter, 'Enter')
    await closed(greeter)
    await isFirst('Mia')
    await first().getByText(desk.urgent(urgentWords.medical.toLowerCase())).waitFor()
    await more(row(waiting(greeter), mia), mia, 'calm')
    await isFirst('Lena')
    expect((await events(mia)).slice(-2)).toMatchObject([
      { kind: 'ticket.madeUrgent', data: { after: { urgent: 'medical' } }, words: why, by: { name: house.second.name } },
      { kind: 'ticket.madeUrgent' },
    ])
    expect(await now(mia)).toMatchObject({ urgent: null, urgentBecause: null })
  })

  test('changes the topic and adds another; the turn stays, and the specialist sees both', async () => {
    const before = await now(mia)
    const { advice, network } = house.bar.topics
    await more(row(waiting(greeter), mia), mia, 'changeTopic')
    await dialog(greeter).getByRole('button', { name: network.name }).click()
    await closed(greeter)
    const hers = row(waiting(worker), mia)
    await hers.getByText(network.name, { exact: true }).waitFor()
    await more(row(waiting(greeter), mia), mia, 'addTopic')
    await dialog(greeter).getByRole('button', { name: advice.name }).click()
    await hers.getByText(desk.alsoTopic(advice.name)).waitFor()
    expect(await now(mia)).toMatchObject({ turn: before?.turn, topicId: network.id, moreTopics: [advice.id] })
  })

  test('notes what helps, and for how many: staff read it at their desk', async () => {
    await more(row(waiting(greeter), mia), mia, 'correct')
    const { language, people, seat } = questions.details
    await dialog(greeter).getByLabel(people).fill('3')
    await dialog(greeter).getByLabel(language).fill('de')
    await dialog(greeter).getByLabel(comfortWords.low_desk).check()
    await dialog(greeter).getByLabel(comfortWords.quiet).check()
    await dialog(greeter).getByLabel(seat).fill('blue coat')
    await press(greeter, 'Enter')
    await closed(greeter)
    for (const mark of [desk.people(3), 'German', comfortWords.low_desk, comfortWords.quiet, 'blue coat'])
      await row(waiting(worker), mia).locator('.mark').getByText(mark, { exact: true }).waitFor()
  })

  test('joins two places of one person: the earlier turn stays', async () => {
    await moreOf(greeter, again, 'merge')
    await pick(dialog(greeter).getByRole('combobox'), lena.code, new RegExp(lena.code))
    await closed(greeter)
    await row(waiting(worker), again).waitFor({ state: 'detached' })
    await isFirst('Lena')
    expect(await kinds(again)).toContain('ticket.merged')
    expect((await kinds(lena)).at(-1)).toBe('ticket.took')
    expect((await now(lena))?.turn).toEqual(lena.turn)
  })

  test('passes somebody on to another bar: the turn goes along, and the place here is over', async () => {
    await moreOf(greeter, lena, 'transfer')
    await dialog(greeter).getByLabel(questions.transfer.words).fill('They have the part')
    await pick(dialog(greeter).getByRole('combobox', { name: questions.transfer.find }), elsewhere.name, new RegExp(elsewhere.name))
    await closed(greeter)
    await row(waiting(worker), lena).waitFor({ state: 'detached' })
    const there = (await inLine(elsewhere.id)).find(({ name }) => name === 'Lena')
    expect(there).toMatchObject({ state: 'waiting', turn: { at: lena.turn.at } })
    expect(await kinds(there as StaffTicket)).toEqual(expect.arrayContaining(['ticket.sent', 'ticket.received']))
  })

  test('checks in who had a time, and takes it back when it was somebody else', async () => {
    const { slots } = (await floor.get<SlotsView>(`${here('/slots')}?topic=${house.bar.topics.advice.id}&days=1`)).body.days[0] ?? { slots: [] }
    const bert = await says(here('/bookings'), { start: slots[0]?.start, topic: house.bar.topics.advice.id, name: 'Bert' })
    await row(region(greeter, desk.booked), bert).locator('[data-row]').focus()
    await press(greeter, 'i')
    await row(waiting(worker), bert).waitFor()
    await said(greeter, desk.done.checkIn('').trim())
    await press(greeter, 'u')
    await row(region(worker, desk.booked), bert).waitFor()
    expect(await now(bert)).toMatchObject({ state: 'booked', here: false, turn: bert.turn })
  })
})

describe('what lies beside', () => {
  const earlierNote = 'Storage was full of old backups'
  const sorry = JSON.stringify({ type: 'about:blank', code: 'too_many_tries', status: 429, detail: 'One moment, please.' })

  test('of somebody who waits: earlier visits, only when the row is opened, never a thing that they bought', async () => {
    const guest = new Browser(house.app)
    await guest.post('/door/receipts', { number: gift.receipt, day: gift.day })
    await guest.post('/door/receipts', { number: notebook.number, day: notebook.day })
    const joins = async (about: string) => {
      const { ticket } = await says<Asked>('/door/join', { bar: house.bar.id, topic: house.bar.topics.advice.id, name: 'Ada', about, here: true }, guest)
      return (await now(ticket)) as StaffTicket
    }
    const [, second] = house.bar.desks
    const earlier = await joins('It is slow')
    await says(here(`/desks/${second}/open`))
    await says(here(`/desks/${second}/call`), { ticket: earlier.id, because: 'a question' })
    await says(here(`/tickets/${earlier.id}/start`))
    await says(here(`/tickets/${earlier.id}/finish`), { outcome: 'improved', note: earlierNote, summary: '' })
    await says(here(`/desks/${second}/close`))
    ada = await joins('The notebook again')

    const asked: string[] = []
    worker.on('request', (request) => request.url().endsWith('/beside') && asked.push(request.url()))
    await worker.route('**/beside', (route) => route.fulfill({ status: 429, contentType: 'application/problem+json', body: sorry }), { times: 1 })
    await row(waiting(worker), ada).waitFor()
    expect(asked).toEqual([])
    const hers = await opened(worker, ada)
    await hers.getByRole('alert').getByText('One moment, please.').waitFor()
    await hers.getByRole('button', { name: common.tryAgain }).click()
    const visit = hers.getByRole('group').filter({ hasText: outcomeWords.improved })
    await hers.getByText(besideWords.earlier(1)).waitFor()
    await visit.locator('summary').click()
    await visit.getByText(earlierNote).waitFor()
    expect(await hers.getByText(besideWords.item).count()).toBe(0)
    await press(worker, '.')
    await hers.getByText(desk.curtainShut).waitFor()
    expect(await hers.getByText(besideWords.earlier(1)).count()).toBe(0)
    await press(worker, '.')
    await hers.getByText(besideWords.earlier(1)).waitFor()
  })

  test('of somebody who was called: the thing, others only when they ask, and that is on record', async () => {
    await row(waiting(worker), ada).locator('[data-row]').focus()
    await press(worker, 'c')
    await dialog(worker).getByText(questions.because.lead).waitFor()
    await isAsked(worker)
    await press(worker, 'Enter')
    const hers = card(desk.called, ada)
    await hers.getByText(besideWords.item).waitFor()
    await hers.getByText(besideWords.earlier(1)).waitFor()
    expect(await hers.getByText(besideWords.items).count()).toBe(0)
    expect(await kinds(ada)).not.toContain('ticket.itemsShown')
    await hers.getByRole('button', { name: besideWords.askItems }).click()
    await hers.getByText(besideWords.items).waitFor()
    await hers.getByRole('status').getByRole('listitem').first().waitFor()
    expect(await hers.getByRole('status').getByRole('listitem').count()).toBe(1)
    expect(await counted(ada, 'ticket.itemsShown')).toBe(1)
  })

  test('one key hides the thing, the visits and the notes together, and shows them again', async () => {
    await press(worker, 's', 's')
    const hers = card(desk.helping, ada)
    const shown = [hers.getByText(besideWords.item), hers.getByText(besideWords.earlier(1)), hers.getByLabel(desk.note)]
    for (const one of shown) await one.waitFor()
    await press(worker, '.')
    await hers.getByText(desk.curtainShut).waitFor()
    expect(await Promise.all(shown.map((one) => one.count()))).toEqual([0, 0, 0])
    await press(worker, '.')
    for (const one of shown) await one.waitFor()
    expect(await counted(ada, 'ticket.started')).toBe(1)
  })
})

describe('while somebody is helped', () => {
  test('who is next is told that the turn is near, from the band and with one key', async () => {
    await isNext(worker, 'Mia')
    await press(worker, 'p')
    await said(worker, desk.done.preCall('').trim())
    await band(worker).getByText(desk.near, { exact: true }).waitFor()
    expect(await act(band(worker), 'preCall').count()).toBe(0)
    expect(await counted(mia, 'ticket.nearlyDue')).toBe(1)
  })

  test('nothing was brought: one key', async () => {
    await press(worker, 'l')
    await dialog(worker).getByLabel(questions.device.kind).waitFor()
    await dialog(worker).locator('input[name=kind]:focus').waitFor()
    await press(worker, '0')
    const hers = row(region(worker, desk.withUs), ada)
    await hers.locator('[data-row]').click()
    await hers.getByText(questions.device.none).waitFor()
    expect(await kinds(ada)).not.toContain('device.taken')
  })

  test('topics add up to what is usual, and longer than that is said in the same calm words', async () => {
    await press(worker, 'n', 'n')
    await card(desk.called, mia).waitFor()
    await press(worker, 's')
    // Advice and network: 10 and 20 minutes.
    await card(desk.helping, mia)
      .getByText(`${desk.helpedFor(0)}, ${desk.usually(30)}`, { exact: true })
      .waitFor()
    await card(desk.helping, mia).getByText(desk.people(3), { exact: true }).waitFor()
    await house.app.db.owner.query('UPDATE ticket SET started_at = $2 WHERE id = $1', [mia.id, new Date(house.clock.now().getTime() - 50 * 60_000)])
    await worker.reload()
    const since = card(desk.helping, mia).getByText(`${desk.helpedFor(50)}, ${desk.usually(30)}`, { exact: true })
    await since.waitFor()
    expect(await since.getAttribute('class')).not.toMatch(/bad|warn/)
    expect(await counted(mia, 'ticket.called')).toBe(1)
    await press(worker, '1', 'f', 'f')
    await said(worker, desk.done.finish('').trim())
    expect(await counted(mia, 'ticket.finished')).toBe(1)
  })
})

describe('what is over, and what stays in the house', () => {
  const { device } = questions
  const things = () => dialog(worker).getByRole('listitem')

  test('a visit that was over is opened again by whoever greets', async () => {
    await press(greeter, 'w')
    await dialog(greeter).getByRole('combobox').fill(mia.code)
    await dialog(greeter)
      .getByRole('option', { name: new RegExp(`${mia.code}.*Mia`) })
      .click()
    await dialog(greeter).getByRole('button', { name: desk.buttons.reopen }).click()
    await row(waiting(worker), mia).waitFor()
    expect((await kinds(mia)).at(-1)).toBe('ticket.reopened')
  })

  test('what is left says who may collect it, and the house lists it by age', async () => {
    await press(worker, 'n')
    await card(desk.called, mia).waitFor()
    await press(worker, 's')
    await card(desk.helping, mia).getByText(desk.outcome).waitFor()
    await press(worker, 'l')
    await dialog(worker).getByLabel(device.kind).fill('Camera')
    await dialog(worker).getByLabel(device.mayCollect).fill('Her neighbour')
    await press(worker, 'Control+Enter')
    await dialog(worker).getByRole('button', { name: device.takeAndKeep }).click()
    await row(region(worker, desk.withUs), mia).waitFor()
    const older = await ask<DeviceView>(greeter, 'POST', here(`/tickets/${ada.id}/devices`), { kind: 'Notebook' })
    await house.app.db.owner.query(`UPDATE device SET taken_at = taken_at - interval '9 days' WHERE id = $1`, [older.id])
    await button(worker, device.inHouse).click()
    await things().nth(1).waitFor()
    const [first, second] = await things().allTextContents()
    expect(first).toMatch(new RegExp(`Ada.*${device.here(9)}.*Notebook`))
    expect(second).toMatch(new RegExp(`Mia.*${device.here(0)}.*Camera.*${device.collectBy('Her neighbour')}`))
  })

  test('it is handed over to whoever comes for it, by name; what is sent is said to be sent', async () => {
    await things().nth(1).getByRole('button', { name: device.handOver }).click()
    await things().nth(1).getByLabel(device.to).fill('Her neighbour')
    await press(worker, 'Enter')
    await things().nth(1).waitFor({ state: 'detached' })
    await press(worker, 'Escape')
    const hers = await opened(worker, mia, region(worker, desk.withUs))
    await hers.getByText(begins(device.back('Her neighbour', ''))).waitFor()
    expect((await events(mia)).at(-1)).toMatchObject({ kind: 'device.handedOver', data: { how: 'collected' }, by: { name: house.specialist.name } })

    await act(region(worker, desk.withUs), 'ready', ada.code).click()
    await act(region(worker, desk.withUs), 'collect', ada.code).click()
    await radio(worker, device.sent).check()
    await press(worker, 'Enter')
    await row(region(worker, desk.withUs), ada).waitFor({ state: 'detached' })
    expect((await events(ada)).slice(-2)).toMatchObject([{ kind: 'ticket.collected', data: { how: 'sent' }, words: 'Ada' }, { data: { how: 'sent' } }])
  })
})

/** Seen above the line by whoever pressed, and the last thing that the log has of it. */
async function isDone(page: Page, what: keyof typeof desk.done, ticket: StaffTicket, kind: string) {
  await said(page, desk.done[what](`${ticket.code} (${ticket.name})`))
  const by = page === worker ? house.specialist : house.second
  expect((await events(ticket)).at(-1)).toMatchObject({ kind, by: { name: by.name } })
}

describe('whoever does not come, or comes later', () => {
  let ida: StaffTicket
  /** Joined on a phone, elsewhere. */
  let vera: StaffTicket
  const hers = () => row(waiting(worker), vera)
  const idas = () => row(waiting(worker), ida)
  const callsIda = async () => {
    await isNext(worker, 'Ida')
    await press(worker, 'n')
    await card(desk.called, ida).waitFor()
  }
  const isOut = async (minutes: number) => {
    await hers()
      .getByText(begins(desk.awayUntil('')))
      .waitFor()
    const { awayUntil, turn } = (await now(vera)) as StaffTicket
    await hers()
      .getByText(desk.awayUntil(clock(awayUntil ?? '', house.bar.zone)))
      .waitFor()
    const left = (Date.parse(awayUntil ?? '') - house.clock.now().getTime()) / 60_000
    expect([left > minutes - 2, left <= minutes]).toEqual([true, true])
    expect(turn).toEqual(vera.turn)
  }
  const isHere = async () => {
    await act(hers(), 'call').waitFor()
    await hers().locator('.mark').getByText(desk.here, { exact: true }).waitFor()
  }
  const keepsTurn = async (state: string) => expect(await now(ida)).toMatchObject({ state, turn: ida.turn })

  beforeAll(async () => {
    const guest = new Browser(house.app)
    await guest.post('/door/receipts', { number: gift.receipt, day: gift.day })
    const { ticket } = await says<Asked>('/door/join', { bar: house.bar.id, topic: house.bar.topics.advice.id, name: 'Vera' }, guest)
    vera = (await now(ticket)) as StaffTicket
    ida = await walks('Ida')
    await row(waiting(greeter), vera).waitFor()
  })
  afterAll(() => Promise.all([ida, vera].map(({ id }) => says(here(`/tickets/${id}/leave`)))))

  test('put back: whoever was called is next again, with the same turn', async () => {
    await callsIda()
    await press(worker, 'b')
    await idas().waitFor()
    await isNext(worker, 'Ida')
    await isDone(worker, 'putBack', ida, 'ticket.putBack')
    await keepsTurn('waiting')
  })

  test('no answer: the turn is kept, and one key brings back whoever comes after all', async () => {
    await callsIda()
    await press(worker, 'x')
    const missed = row(region(worker, desk.missed), ida)
    await missed.waitFor()
    await isDone(worker, 'noAnswer', ida, 'ticket.noAnswer')
    await missed.locator('[data-row]').focus()
    await press(worker, 'r')
    await isNext(worker, 'Ida')
    await isDone(worker, 'bringBack', ida, 'ticket.returned')
    await keepsTurn('waiting')
  })

  test('a time instead of waiting, and taken back: the old turn is there again', async () => {
    await moreOf(worker, ida, 'takeTime')
    const times = dialog(worker).getByRole('group', { name: questions.times.time })
    const wall = await times.locator('label').nth(1).textContent()
    await times.getByRole('radio').nth(1).check()
    await dialog(worker).getByRole('button', { name: questions.times.take }).click()
    await row(region(worker, desk.booked), ida)
      .getByText(wall ?? '', { exact: true })
      .waitFor()
    await closed(worker)
    await isDone(worker, 'takeTime', ida, 'ticket.tookTime')
    expect(await now(ida)).toMatchObject({ state: 'booked' })
    // Said meanwhile, on the telephone: no obstacle.
    await more(await opened(greeter, ida, region(greeter, desk.booked)), ida, 'onMyWay')
    await row(region(worker, desk.booked), ida)
      .getByText(begins(desk.onTheWaySaid('')))
      .waitFor()
    await press(worker, 'u')
    await isNext(worker, 'Ida')
    await isDone(worker, 'undo', ida, 'ticket.undone')
    await keepsTurn('waiting')
  })

  test('who rings up is on the way: the row says since when that is known', async () => {
    await moreOf(greeter, vera, 'onMyWay')
    await hers()
      .getByText(begins(desk.onTheWaySaid('')))
      .waitFor()
    await isDone(greeter, 'onMyWay', vera, 'ticket.onMyWay')
  })

  test('who rings up needs ten more minutes: the turn is kept', async () => {
    await moreOf(greeter, vera, 'later')
    await isOut(10)
    await isDone(greeter, 'later', vera, 'ticket.delayed')
  })

  test('is here after all: one key', async () => {
    await row(waiting(greeter), vera).locator('[data-row]').focus()
    await press(greeter, 'h')
    await isHere()
    await isDone(greeter, 'arrive', vera, 'ticket.arrived')
  })

  test('who rings up is out until a time, and back before it', async () => {
    await moreOf(greeter, vera, 'stepOut')
    await isAsked(greeter)
    await press(greeter, '3')
    await closed(greeter)
    await isOut(30)
    await isDone(greeter, 'stepOut', vera, 'ticket.steppedOut')
    await act(row(waiting(greeter), vera), 'cameBack').click()
    await isHere()
    await isDone(greeter, 'cameBack', vera, 'ticket.cameBack')
    expect(await now(vera)).toMatchObject({ here: true, awayUntil: null, turn: vera.turn })
  })

  test('a desk is closed, and opened again: nobody is called to it meanwhile', async () => {
    await button(worker, desk.deskMenu).click()
    await worker.getByRole('menuitem', { name: desk.closeDesk(1) }).click()
    await worker.getByText(desk.chooseDesk).waitFor()
    const { desks } = (await floor.get<Picture<StaffLine>>(here('/line'))).body.line
    expect(desks.find(({ number }) => number === 1)).toMatchObject({ staffId: null })
    await openDesk(worker, 1)
  })
})

describe('on an old picture', () => {
  let tab: Page
  let news: Awaited<ReturnType<typeof slowNews>>

  test('what somebody else has moved meanwhile is not moved again: who did it is said, and the picture is put right', async () => {
    const [zoe] = [await walks('Zoe'), await walks('Yann')]
    tab = await worker.context().newPage()
    news = await slowNews(tab)
    await tab.goto(`/desk/${house.bar.slug}`)
    await row(waiting(tab), zoe).waitFor()
    await tab.getByText(desk.live, { exact: true }).waitFor()
    news.hold()
    await moreOf(greeter, zoe, 'leave')
    await row(waiting(worker), zoe).waitFor({ state: 'detached' })
    await moreOf(tab, zoe, 'urgent')
    await dialog(tab).getByLabel(questions.urgent.field).fill('Smoke from the charger')
    await press(tab, 'Enter')
    await dialog(tab)
      .getByRole('alert')
      .getByText(errors.moved_since.says({ code: zoe.code, name: house.second.name }))
      .waitFor()
    await row(waiting(tab), zoe).waitFor({ state: 'detached' })
    expect((await kinds(zoe)).at(-1)).toBe('ticket.left')
    await press(tab, 'Escape')
    await closed(tab)
  })

  test('two tabs of one desk: what one has done, the other is told in words, and nothing happens twice', async () => {
    const yann = (await inLine()).find(({ name }) => name === 'Yann') as StaffTicket
    const refused = region(tab, desk.withMe).getByRole('alert')
    await press(worker, 'n')
    await card(desk.called, yann).waitFor()
    await press(tab, 'n')
    await refused.getByText(errors.desk_busy.says({ code: yann.code })).waitFor()
    await card(desk.called, yann, tab).waitFor()
    await press(worker, 's')
    await card(desk.helping, yann).waitFor()
    await press(tab, 's')
    await refused.getByText('The help has begun already.').waitFor()
    await card(desk.helping, yann, tab).waitFor()
    news.letGo()
    expect((await kinds(yann)).slice(1)).toEqual(['ticket.called', 'ticket.started'])
  })
})

test('a supervisor reads in the history why somebody was urgent', async () => {
  const supervisor = await house.enter()
  await signIn(supervisor, house, house.supervisor, `/history/${mia.id}`)
  const happened = region(supervisor, history.events)
  await happened.getByText(eventWords['ticket.madeUrgent']({ after: { urgent: 'medical' } } as never, {} as never)).waitFor()
  await happened.getByText(why).first().waitFor()
})
