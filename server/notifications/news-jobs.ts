import { Injectable, type OnModuleInit } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { TicketView } from '../../shared/queue.ts'
import { Clock } from '../platform/clock.ts'
import { Jobs } from '../platform/jobs.ts'
import { inTransaction } from '../platform/transaction.ts'
import { Messages, type Noted } from './messages.service.ts'
import { PushNews } from './push/push-news.ts'
import { type NewsJob, queueOf, TicketNews } from './ticket-news.ts'
import { ticketLetters } from './ticket-letters.ts'
import { Writing } from './writing.ts'

/** How soon a correction looks again whether what it corrects, and another process is sending in this moment, has gone out (ms). */
const lookAgain = 2_000

/** Writes and sends what was noted, when its job comes: what is not true any more is not said. */
@Injectable()
export class NewsJobs implements OnModuleInit {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly jobs: Jobs,
    private readonly messages: Messages,
    private readonly writing: Writing,
    private readonly push: PushNews,
    private readonly news: TicketNews,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    for (const queue of Object.values(queueOf)) this.jobs.work<NewsJob>(queue, (job) => this.write(job))
  }

  private async write(job: NewsJob): Promise<void> {
    const { message, ticket, letter } = job
    const noted = await this.messages.read(message)
    if (!noted) return
    const visit = await this.writing.visit(ticket)
    if (!visit) return this.messages.skip(message, 'no visit')
    if (!ticketLetters[letter].holds(visit)) return this.messages.skip(message, `overtaken: ${visit.state}`)
    if (noted.corrects) {
      const fate = await this.messages.takeBack(noted.corrects)
      if (fate === 'open') return this.later(job, noted, new Date(this.clock.now().getTime() + lookAgain))
      if (fate === 'skipped') return this.messages.skip(message, 'nothing to correct')
    }
    return noted.channel === 'push' ? this.toBrowser(job, noted, visit) : this.toContact(job, noted, visit)
  }

  private async toContact(job: NewsJob, noted: Noted, visit: TicketView): Promise<void> {
    const { message, ticket, letter } = job
    const to = await this.writing.address(ticket)
    if (!to) return this.messages.giveUp(message, 'no_address', 'no readable address')
    if (letter === 'summary' && !visit.help?.summary && !job.patient) return this.later({ ...job, patient: true }, noted, this.writing.summaryBy(visit))
    const told = letter === 'told' ? await this.writing.notice(ticket) : ''
    if (letter === 'told' && !told) return this.messages.skip(message, 'taken back')
    const { letter: words, calendar, things } = ticketLetters[letter]
    const around = { ...(await this.writing.around(ticket, calendar === true)), ...(things && (await this.writing.atHand(visit))) }
    await this.messages.deliver(message, to, words({ visit, told, ...around }))
  }

  /** A browser that is gone is forgotten, and what it was to be told goes by the next way. */
  private async toBrowser(job: NewsJob, noted: Noted, visit: TicketView): Promise<void> {
    const { message, ticket, letter, away = false } = job
    const told = letter === 'told' ? await this.writing.notice(ticket) : ''
    if (letter === 'told' && !told) return this.messages.skip(message, 'taken back')
    if (await this.push.deliver(message, noted.subscription, letter, visit, told)) return
    await this.messages.skip(message, 'the browser is gone')
    if (noted.corrects || noted.version === null) return
    const telling = { ticket, letter, version: noted.version, away }
    for (const queue of await inTransaction(this.database, (tx) => this.news.tell(tx, telling))) this.jobs.wake(queue)
  }

  private async later(job: NewsJob, { channel }: Noted, startAfter: Date): Promise<void> {
    await inTransaction(this.database, (tx) => this.jobs.send(tx, queueOf[channel], job, { startAfter }))
  }
}
