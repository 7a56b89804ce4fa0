import { beforeAll, describe, expect, jest, test } from '@jest/globals'
import { common } from '../client/words/common.ts'
import { comfortWords, urgentWords } from '../client/words/desk-acts.ts'
import { desk } from '../client/words/desk.ts'
import { besideWords, questions } from '../client/words/desk-questions.ts'
import { eventWords } from '../client/words/events.ts'
import { history, outcomeWords } from '../client/words/history.ts'
import { demoPurchases } from '../server/imports/demo-orders.ts'
import { Browser } from '../server/testing/browser.ts'
import type { Asked } from '../shared/door.ts'
import type { DeviceView } from '../shared/devices.ts'
import type { StaffTicket } from '../shared/line.ts'
import type { SlotsView } from '../shared/bookings.ts'
import { ask } from './behind.ts'
import { begins, button, radio } from './customer.ts'
import { act, isAsked, more, pick, region, row, said, signIn } from './desk.ts'
import {
  band,
  card,
  closed,
  counted,
  dialog,
  events,
  floor,
  greeter,
  here,
  house,
  inLine,
  isNext,
  kinds,
  lineOpens,
  moreOf,
  now,
  opened,
  press,
  says,
  waiting,
  walks,
  worker,
} from './line.ts'

jest.setTimeout(120_000)
const [notebook, , gift] = demoPurchases
let elsewhere: { id: string; name: string }
/** Was helped here once, and has bought two things; and who only waits. */
let ada: StaffTicket
let mia: StaffTicket
const why = 'Needs the insulin pump to talk again'

lineOpens()
beforeAll(async () => {
  elsewhere = await anotherBar()
})

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
    // What is chosen is sent at once: what goes along stands before it.
    const [word, choice] = await Promise.all(
      [questions.transfer.words, questions.transfer.find].map((label) => dialog(greeter).getByLabel(label).first().boundingBox()),
    )
    expect(word?.y).toBeLessThan(choice?.y ?? 0)
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
    await press(worker, '1')
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
    await press(worker, 'Enter')
    await dialog(worker).getByText(device.needTo).waitFor()
    await press(worker, '1')
    await radio(worker, device.sent).check()
    await press(worker, 'Enter')
    await row(region(worker, desk.withUs), ada).waitFor({ state: 'detached' })
    expect((await events(ada)).slice(-2)).toMatchObject([{ kind: 'ticket.collected', data: { how: 'sent' }, words: 'Ada' }, { data: { how: 'sent' } }])
  })
})

test('a supervisor reads in the history why somebody was urgent', async () => {
  const supervisor = await house.enter()
  await signIn(supervisor, house, house.supervisor, `/history/${mia.id}`)
  const happened = region(supervisor, history.events)
  await happened.getByText(eventWords['ticket.madeUrgent']({ after: { urgent: 'medical' } } as never, {} as never)).waitFor()
  await happened.getByText(why).first().waitFor()
})
