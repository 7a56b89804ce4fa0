import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { clock } from '../client/ui/staff/when.ts'
import { desk } from '../client/words/desk.ts'
import { questions } from '../client/words/desk-questions.ts'
import { demoPurchases } from '../server/imports/demo-orders.ts'
import { Browser } from '../server/testing/browser.ts'
import { errors } from '../shared/errors.ts'
import type { Asked } from '../shared/door.ts'
import type { Picture, StaffLine, StaffTicket } from '../shared/line.ts'
import { begins, button } from './customer.ts'
import { act, isAsked, more, openDesk, region, row, said, slowNews } from './desk.ts'
import { until } from './house.ts'
import {
  card,
  closed,
  dialog,
  floor,
  greeter,
  here,
  house,
  inLine,
  isDone,
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
const [, , gift] = demoPurchases

lineOpens((worker) =>
  worker.addInitScript(() => {
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (...at) {
      document.documentElement.dataset.tones = String(Number(document.documentElement.dataset.tones ?? 0) + 1)
      return start.apply(this, at)
    }
  }),
)

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
