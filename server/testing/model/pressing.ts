import { BarsService } from '../../bars/bars.service.ts'
import { BookingsService } from '../../bookings/bookings.service.ts'
import type { By, StaffWho } from '../../platform/access.ts'
import { CallingService } from '../../queue/calling.service.ts'
import { ComingService } from '../../queue/coming.service.ts'
import { CorrectionsService } from '../../queue/corrections.service.ts'
import { DesksService } from '../../queue/desks.service.ts'
import { HoldingService } from '../../queue/holding.service.ts'
import { MergingService } from '../../queue/merging.service.ts'
import { QueueService } from '../../queue/queue.service.ts'
import { TimersService } from '../../queue/timers.service.ts'
import { TransfersService } from '../../queue/transfers.service.ts'
import { UndoService } from '../../queue/undo.service.ts'
import { WaitingService } from '../../queue/waiting.service.ts'
import { CollectingService } from '../../sessions/collecting.service.ts'
import { SessionsService } from '../../sessions/sessions.service.ts'
import type { TestApp } from '../app.ts'
import { type Press, timeOf } from './line-model.ts'

/** Two bars with the same topics, two desks and two specialists each, and three people. */
export type Place = { bars: string[]; topics: string[]; desks: string[]; staff: StaffWho[]; people: string[] }
/** What one press comes to in the real house: which visit it is about, and at which desk its specialist stands. */
export type Aim = { press: Press; ticket: string; bar: string; other: string; desk: string; customer: string }

const minute = 60_000

/** Presses it for real, with the same services that the routes use. */
export function pressFor(app: TestApp, place: Place): (aim: Aim) => Promise<unknown> {
  const get = <T>(service: new (...of: never[]) => T) => app.get(service)
  const [calling, coming, desks, queue] = [get(CallingService), get(ComingService), get(DesksService), get(QueueService)]
  const [holding, transfers, merging, corrections] = [get(HoldingService), get(TransfersService), get(MergingService), get(CorrectionsService)]
  const [bars, bookings] = [get(BarsService), get(BookingsService)]
  const time = (press: Press) => new Date(timeOf(app.clock.now().getTime() / minute, press) * minute)
  const visitor = ({ of, other, yes }: Press) => {
    const customerId = place.people[of % 3] ?? ''
    return {
      by: { kind: 'customer', id: customerId } as const,
      pass: { customerId, topicId: place.topics[other % 3] ?? '', proof: 'proven' } as const,
      wish: { bar: place.bars[other % 2] ?? '', way: 'store' as const, name: 'Someone', about: '', contact: null, forSomebodyElse: false, here: yes },
    }
  }
  const [waiting, sessions, collecting, undoing] = [get(WaitingService), get(SessionsService), get(CollectingService), get(UndoService)]
  const real: Record<Press['what'], (aim: Aim, by: By, who: StaffWho) => Promise<unknown>> = {
    open: ({ bar, press: { staff, other } }, by, who) => desks.open(by, who, bar, place.desks[2 * (staff >> 1) + (other % 2)] ?? ''),
    close: ({ bar, desk }, by, who) => desks.close(by, who, bar, desk),
    pause: ({ bar, desk }, by, who) =>
      desks.pause(by, who, bar, desk, { why: 'short', until: new Date(app.clock.now().getTime() + 600 * minute).toISOString() }),
    back: ({ bar, desk }, by, who) => desks.back(by, who, bar, desk),
    callNext: ({ bar, desk }, by, who) => calling.callNext(by, who, bar, desk),
    join: ({ press }) => {
      const { by, pass, wish } = visitor(press)
      return queue.join(by, pass, wish)
    },
    book: ({ press }) => {
      const { by, pass, wish } = visitor(press)
      return bookings.book(by, pass, { ...wish, here: false, start: time(press) })
    },
    checkIn: async ({ bar, ticket }, by) => coming.checkIn(by, bar, ticket, bars.digits(await bars.one(bar))),
    cancel: ({ bar, ticket }, by) => coming.cancel(by, bar, ticket),
    chooseTime: ({ bar, ticket, press }, by) => bookings.change(by, bar, ticket, time(press)),
    timePasses: async ({ press: { other, yes } }) => {
      app.clock.advance((1 + 5 * (other % 4) + (yes ? 25 : 0)) * minute)
      await app.get(TimersService).tick()
    },
    call: ({ bar, desk, ticket }, by, who) => calling.call(by, who, bar, desk, ticket, 'asked for'),
    start: ({ bar, ticket }, by, who) => calling.start(by, who, bar, ticket),
    putBack: ({ bar, ticket }, by, who) => calling.putBack(by, who, bar, ticket),
    noAnswer: ({ bar, ticket }, by, who) => calling.noAnswer(by, who, bar, ticket),
    finish: ({ bar, ticket }, by, who) => sessions.finish(by, who, bar, ticket, { outcome: 'solved', note: '', summary: '' }),
    hold: ({ bar, ticket, press: { yes } }, by, who) => holding.hold(by, who, bar, ticket, yes ? 'copying' : 'with_us'),
    resume: ({ bar, ticket, desk }, by, who) => holding.resume(by, who, bar, ticket, desk),
    ready: ({ bar, ticket, desk, press: { yes } }, by, who) => holding.ready(by, who, bar, ticket, yes ? desk : undefined),
    collect: ({ bar, ticket }, by, who) => collecting.collect(by, who, bar, ticket, { how: 'collected', to: 'Someone', note: '', summary: '' }),
    transfer: ({ bar, ticket, press: { staff, other, yes } }, by, who) => {
      const colleague = yes ? { staff: place.staff[2 * (staff >> 1) + ((other >> 2) % 2)]?.id } : {}
      return transfers.transfer(by, who, bar, ticket, { topic: place.topics[other % 3], ...colleague, words: '' })
    },
    send: ({ bar, ticket, press: { staff } }, by, who) => transfers.transfer(by, who, bar, ticket, { bar: place.bars[1 - (staff >> 1)], words: '' }),
    reopen: ({ bar, ticket }, by) => transfers.reopen(by, bar, ticket),
    urgent: ({ bar, ticket, press: { yes } }, by) => corrections.urgent(by, bar, ticket, { why: yes ? 'medical' : null, because: yes ? 'a doctor' : '' }),
    topic: ({ bar, ticket, press: { other } }, by) => corrections.topic(by, bar, ticket, place.topics[other % 3] ?? ''),
    addTopic: ({ bar, ticket, press: { other } }, by) => corrections.addTopic(by, bar, ticket, place.topics[other % 3] ?? ''),
    asksMore: ({ bar, ticket, press: { other } }, by) => corrections.addTopic(by, bar, ticket, place.topics[other % 3] ?? ''),
    merge: ({ bar, ticket, other }, by, who) => merging.merge(by, who, bar, ticket, other),
    wrongPerson: ({ bar, ticket, other }, by, who) => merging.wrongPerson(by, who, bar, ticket, other),
    arrive: ({ bar, ticket }, by) => coming.arrive(by, bar, ticket),
    leave: ({ bar, ticket }, by) => coming.leave(by, bar, ticket),
    comeBack: ({ bar, ticket }, by) => coming.return(by, bar, ticket),
    later: ({ bar, ticket }, by) => waiting.later(by, bar, ticket),
    stepOut: ({ bar, ticket }, by) => waiting.stepOut(by, bar, ticket, new Date(app.clock.now().getTime() + 30 * minute)),
    isBack: ({ bar, ticket }, by) => waiting.back(by, bar, ticket),
    undo: ({ bar, ticket }, by) => undoing.undo(by, bar, ticket),
    regret: ({ bar, ticket }, by) => undoing.undo(by, bar, ticket),
    onMyWay: ({ bar, ticket }, by) => waiting.onMyWay(by, bar, ticket),
  }
  return (aim) => {
    const who = place.staff[aim.press.staff] as StaffWho
    return real[aim.press.what](aim, aim.customer ? { kind: 'customer', id: aim.customer } : { kind: 'staff', id: who.id }, who)
  }
}
