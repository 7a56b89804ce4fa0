import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { EventKind, Standing } from '../../shared/events.ts'
import type { Channel } from '../../shared/push.ts'
import { Jobs } from '../platform/jobs.ts'
import type { QueueName } from '../platform/queues.ts'
import type { Tx } from '../platform/transaction.ts'
import type { LineEvent } from '../queue/event.entity.ts'
import { Line, type LineTx } from '../queue/line.ts'
import { Messages } from './messages.service.ts'
import { type News, newsOf } from './news-of.ts'
import { Reach, type Target } from './reach.ts'
import { type TicketLetter, ticketLetters } from './ticket-letters.ts'

/** What a job carries: ids only. `away`: they were not here. `patient`: it has waited for a summary already. */
export type NewsJob = { message: string; ticket: string; letter: TicketLetter; away?: boolean; patient?: true }
export type Telling = { ticket: string; letter: TicketLetter; version: number; away: boolean }

export const queueOf: Record<Channel, QueueName> = { email: 'mail', phone: 'text', push: 'push' }

/** Tells people about their visit: notes the messages in the transaction of the event. NewsJobs writes them. */
@Injectable()
export class TicketNews implements OnModuleInit {
  /** Bars of which a command has just noted something; it holds the bar, so that the next hint of that bar is its own. */
  private readonly noted = new Map<string, Set<QueueName>>()

  constructor(
    private readonly line: Line,
    private readonly jobs: Jobs,
    private readonly messages: Messages,
    private readonly reach: Reach,
  ) {}

  onModuleInit(): void {
    for (const kind of Object.keys(newsOf) as (keyof typeof newsOf)[]) this.line.within(kind, (tx, event) => this.note(tx, event as LineEvent))
    this.line.after(({ barId }) => this.wake(barId))
  }

  /** Notes a letter for everybody whom it concerns, once for each. Returns the queues that have something to do now. */
  async tell(tx: Tx, telling: Telling): Promise<Set<QueueName>> {
    return this.put(tx, telling, await this.reach.of(tx, telling.ticket, telling.letter, telling.away))
  }

  private async note(tx: LineTx, event: LineEvent): Promise<void> {
    const which = newsOf[event.kind as keyof typeof newsOf] as (event: LineEvent<EventKind>) => News | null
    const news = which(event)
    const { ticketId: ticket, version } = event
    if (!news || !ticket) return
    const { after } = event.data as { after: Standing }
    const telling = { ticket, letter: news.letter, version, away: !after.here }
    const queues = news.corrects ? await this.put(tx.em, telling, await this.reach.corrected(tx.em, ticket, news.corrects)) : await this.tell(tx.em, telling)
    if (queues.size > 0) this.noted.set(tx.bar.id, new Set([...(this.noted.get(tx.bar.id) ?? []), ...queues]))
  }

  private async put(tx: Tx, { ticket, letter, version, away }: Telling, targets: Target[]): Promise<Set<QueueName>> {
    const { about = null } = ticketLetters[letter].ways
    const queues = new Set<QueueName>()
    for (const { channel, subscription, corrects } of targets) {
      const once = [letter, ticket, version, ...(subscription ? [subscription] : [])].join(' ')
      const message = await this.messages.note(tx, { once, kind: letter, ticketId: ticket, channel, subscriptionId: subscription, version, about, corrects })
      if (!message) continue
      await this.jobs.send(tx, queueOf[channel], { message, ticket, letter, away } satisfies NewsJob)
      queues.add(queueOf[channel])
    }
    return queues
  }

  private wake(barId: string): void {
    for (const queue of this.noted.get(barId) ?? []) this.jobs.wake(queue)
    this.noted.delete(barId)
  }
}
