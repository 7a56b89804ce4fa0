import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource, In } from 'typeorm'
import type { Proof, StaffTicket, Way } from '../../shared/line.ts'
import type { WalkIn } from '../../shared/queue.ts'
import { emailKey, phoneKey } from '../../shared/contacts.ts'
import type { Topic } from '../bars/topic.entity.ts'
import { BarsService } from '../bars/bars.service.ts'
import type { By } from '../platform/access.ts'
import { Config } from '../platform/config.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { aheadOf, promised, tell, type Work, workOf } from './ahead.ts'
import { keptAt } from './kept.ts'
import { Line, type LineTx } from './line.ts'
import { fills } from './promise.ts'
import { Ticket } from './ticket.entity.ts'
import { change, enter, freeCode } from './tickets.ts'
import { staffTicket } from './views.ts'

/** The door's answer: this person may be helped here, for this topic. Carries no purchase. */
export type Pass = { customerId: string; topicId: string; proof: 'proven' | 'at_desk' }
/** What a person asks for; contact is normalised already. `here`: in the store now. */
export type Request = {
  bar: string
  way: Way
  /** How they came; by phone unless said otherwise. */
  came?: 'walk_in'
  name: string
  about: string
  contact: string | null
  forSomebodyElse: boolean
  here: boolean
}
export type Entered = { ticketId: string; already: boolean }

const live = ['waiting', 'called', 'helping'] as const
/** The key of "one place in a line": the customer, or the one for whom they ask. */
export const personOf = (customerId: string, request: Pick<Request, 'forSomebodyElse' | 'name'>): string =>
  request.forSomebodyElse ? `${customerId}:${request.name.toLowerCase()}` : customerId

/** Taking a place in the live line. */
@Injectable()
export class QueueService {
  constructor(
    private readonly line: Line,
    private readonly bars: BarsService,
    @InjectDataSource() private readonly database: DataSource,
    private readonly config: Config,
  ) {}

  /** Joins the live line; whoever has a place there already is led to it. @throws Refusal bar_closed, joining_paused, line_full, topic_not_here */
  join(by: By, pass: Pass, request: Request): Promise<Entered> {
    return this.line.change(request.bar, by, async (tx) => {
      const person = personOf(pass.customerId, request)
      const had = await tx.em.findOneBy(Ticket, { barId: tx.bar.id, person, state: In([...live]) })
      if (had) return { ticketId: had.id, already: true }
      const missed = await this.missedToday(tx, person)
      if (missed) {
        await this.comesBack(tx, missed, request.here)
        return { ticketId: missed.id, already: true }
      }
      const topic = await this.offered(tx, pass.topicId, request.way)
      const work = await this.mustTakeMore(tx)
      const ticket = await this.ticket(tx, topic, {
        vouchedBecause: null,
        ...request,
        person,
        customerId: pass.customerId,
        proof: pass.proof,
        came: request.came ?? 'phone',
      })
      return this.enter(tx, ticket, work)
    })
  }

  /** Adds somebody who stands at the bar, or finds their place. The hours do not bind the people who work there. */
  walkIn(by: By, barId: string, walkIn: WalkIn): Promise<{ ticket: StaffTicket; already: boolean }> {
    return this.line.change(barId, by, async (tx) => {
      const customer = walkIn.customer ? await this.customerProof(tx, walkIn.customer) : null
      const person = walkIn.customer ?? newId(tx.now)
      const contact = this.contact(walkIn.contact)
      const had = (await tx.em.findOneBy(Ticket, { barId, person, state: In([...live]) })) ?? (await this.standsHere(tx, walkIn.name, contact))
      if (had) return { ticket: staffTicket(had), already: true }
      const missed = await this.missedToday(tx, person)
      if (missed) {
        await this.comesBack(tx, missed, true)
        return { ticket: staffTicket(missed), already: true }
      }
      const topic = await this.offered(tx, walkIn.topic, 'store')
      const proof: Proof = walkIn.vouchedBecause ? 'vouched' : (customer ?? 'at_desk')
      const { name, about, vouchedBecause } = walkIn
      const who = { person, customerId: walkIn.customer ?? null, proof, came: 'walk_in' as const }
      const ticket = await this.ticket(tx, topic, { name, about, contact, way: 'store', here: true, vouchedBecause: vouchedBecause || null, ...who })
      await this.enter(tx, ticket, await workOf(tx.em, barId))
      return { ticket: staffTicket(ticket), already: false }
    })
  }

  /** The topic, if this bar gives it in this way; none by video, as long as there is no link to send. @throws Refusal topic_not_here */
  async offered(tx: LineTx, topicId: string, way: Way): Promise<Topic> {
    const topic = await this.bars.topic(tx.bar.id, topicId, tx.em)
    if (way === 'video' || !topic.ways.includes(way) || !tx.bar.ways.includes(way)) throw new Refusal('topic_not_here', { field: 'way' })
    return topic
  }

  /** A ticket that waits from now on, not written yet. */
  async ticket(
    tx: LineTx,
    topic: Topic,
    who: Pick<Ticket, 'person' | 'customerId' | 'proof' | 'came' | 'name' | 'about' | 'contact' | 'way' | 'here' | 'vouchedBecause'>,
  ): Promise<Ticket> {
    const { name, about, contact, way, person, customerId, proof, came, vouchedBecause } = who
    const joined = {
      state: 'waiting',
      lane: 2,
      turnAt: tx.now,
      joinedAt: tx.now,
      dueAt: new Date(tx.now.getTime() + tx.bar.waitLimitMinutes * 60_000),
    } as const
    const id = newId(tx.now)
    const aside = { silent: false, laterCount: 0, moreTopics: [], people: 1, language: '', comforts: [], seat: '' }
    return this.database.manager.create(Ticket, {
      id,
      requestId: id,
      ...joined,
      ...aside,
      barId: tx.bar.id,
      topicId: topic.id,
      code: await freeCode(tx),
      name,
      about,
      contact,
      way,
      here: who.here || way !== 'store',
      person,
      customerId,
      proof,
      came,
      vouchedBecause,
      demo: tx.bar.demo,
    })
  }

  private async enter(tx: LineTx, ticket: Ticket, work: Work): Promise<Entered> {
    const promise = promised(ticket.id, aheadOf(work))
    tell(ticket, promise, tx)
    await enter(tx, ticket, 'ticket.joined', { promise })
    return { ticketId: ticket.id, already: false }
  }

  /** Under the same name and contact, which whoever typed them need not have known: one person, and not two of a family. */
  private standsHere(tx: LineTx, name: string, contact: string | null): Promise<Ticket | null> {
    if (!contact) return Promise.resolve(null)
    return tx.em
      .createQueryBuilder(Ticket, 't')
      .where('t.bar_id = :bar AND t.state IN (:...live) AND t.contact = :contact AND lower(t.name) = lower(:name)', { bar: tx.bar.id, live, contact, name })
      .orderBy('t.place')
      .getOne()
  }

  /** Somebody who was called today and not seen has a turn still. */
  private missedToday(tx: LineTx, person: string): Promise<Ticket | null> {
    return tx.em
      .createQueryBuilder(Ticket, 't')
      .where(`t.bar_id = :bar AND t.person = :person AND ${keptAt(':now')}`, { bar: tx.bar.id, person, now: tx.now })
      .orderBy('t.turnAt', 'DESC')
      .getOne()
  }

  private async comesBack(tx: LineTx, ticket: Ticket, here: boolean): Promise<void> {
    const back = () => {
      ticket.returnTo(tx.now)
      ticket.here = here || ticket.way !== 'store'
    }
    await change(tx, ticket, 'ticket.returned', back, {})
  }

  /** @throws Refusal not_valid: neither an e-mail address nor a phone number */
  contact(typed: string): string | null {
    if (typed === '') return null
    const contact = emailKey(typed) ?? phoneKey(typed, this.config.SHOP_COUNTRY)
    if (!contact) throw new Refusal('not_valid', { field: 'contact', sentence: 'This is neither an e-mail address nor a phone number that we can read.' })
    return contact
  }

  /** Answers what stands before a newcomer. */
  private async mustTakeMore(tx: LineTx): Promise<Work> {
    if (tx.bar.joining !== 'open') throw new Refusal('joining_paused')
    const { now, next } = await this.bars.openings(tx.bar, tx.em)
    if (!now) throw new Refusal('bar_closed', { opensAt: next?.opensAt.toISOString() ?? null })
    const minutesLeft = (now.closesAt.getTime() - tx.now.getTime()) / 60_000
    const work = await workOf(tx.em, tx.bar.id)
    if (fills(aheadOf(work), minutesLeft)) throw new Refusal('line_full')
    return work
  }

  private async customerProof(tx: LineTx, customerId: string): Promise<'proven' | 'at_desk'> {
    const [customer] = await tx.em.query<{ proof: 'proven' | 'at_desk' }[]>('SELECT proof FROM customer WHERE id = $1', [customerId])
    if (!customer) throw new Refusal('not_found', { sentence: 'We do not know this customer.', field: 'customer' })
    return customer.proof
  }
}
