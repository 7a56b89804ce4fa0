import { Injectable, type OnModuleInit } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { EventKind } from '../../shared/events.ts'
import { Jobs } from '../platform/jobs.ts'
import { inTransaction } from '../platform/transaction.ts'
import type { LineEvent } from '../queue/event.entity.ts'
import { Line, type LineTx } from '../queue/line.ts'
import { Messages } from './messages.service.ts'
import { lettersFor, type TicketLetter, ticketLetters } from './ticket-letters.ts'
import { Writing } from './writing.ts'

/** What a job carries: ids only. `patient`: it has waited for a summary already. */
type MailJob = { message: string; ticket: string; letter: TicketLetter; patient?: true }
/** Tells people about their visit: notes a message in the transaction of the event, and writes it when its job comes. */
@Injectable()
export class TicketNews implements OnModuleInit {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly line: Line,
    private readonly jobs: Jobs,
    private readonly messages: Messages,
    private readonly writing: Writing,
  ) {}

  onModuleInit(): void {
    for (const kind of Object.keys(lettersFor) as (keyof typeof lettersFor)[]) this.line.within(kind, (tx, event) => this.note(tx, event as LineEvent))
    this.line.after(() => this.jobs.wake('mail'))
    this.jobs.work<MailJob>('mail', (job) => this.write(job))
  }

  private async note(tx: LineTx, event: LineEvent): Promise<void> {
    const which = lettersFor[event.kind as keyof typeof lettersFor] as ((event: LineEvent<EventKind>) => TicketLetter | null) | undefined
    const letter = which?.(event)
    const ticket = event.ticketId
    if (!letter || !ticket || !(await this.writing.hasContact(tx.em, ticket))) return
    const message = await this.messages.note(tx.em, { once: `${letter} ${ticket} ${event.version}`, kind: letter, ticketId: ticket })
    if (message) await this.jobs.send(tx.em, 'mail', { message, ticket, letter } satisfies MailJob)
  }

  private async write(job: MailJob): Promise<void> {
    const { message, ticket, letter } = job
    const found = await this.writing.read(ticket)
    if (!found) return this.messages.skip(message, 'no readable address')
    const { holds, letter: words, calendar } = ticketLetters[letter]
    if (!holds(found.visit)) return this.messages.skip(message, `overtaken: ${found.visit.state}`)
    if (letter === 'summary' && !found.visit.help?.summary && !job.patient) return this.later({ ...job, patient: true }, this.writing.summaryBy(found.visit))
    await this.messages.deliver(message, found.to, words({ visit: found.visit, ...(await this.writing.around(ticket, calendar === true)) }))
  }

  private async later(job: MailJob, startAfter: Date): Promise<void> {
    await inTransaction(this.database, (tx) => this.jobs.send(tx, 'mail', job, { startAfter }))
  }
}
