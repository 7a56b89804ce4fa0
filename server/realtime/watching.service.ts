import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { z } from 'zod'
import type { Audience, Change, Lines, News, Picture } from '../../shared/line.ts'
import type { Mine, SinceAnswer, WatchAnswer } from '../../shared/live.ts'
import { id } from '../../shared/words.ts'
import { worksAt } from '../platform/access.guard.ts'
import type { Asker } from '../auth/asking.ts'
import { straight } from '../platform/prepared.ts'
import { Refusal } from '../platform/refusal.ts'
import { together } from '../platform/together.ts'
import { OwnTicketsService } from '../queue/own-tickets.service.ts'
import { PicturesService } from '../queue/pictures.service.ts'
import { LogService, mostAtOnce } from './log.service.ts'
import { missed, present } from './presenters.ts'

export const watchMessage = z.object({ bar: id, audience: z.enum(['staff', 'phone', 'board']), ticket: id.optional() })
export const sinceMessage = watchMessage.extend({ version: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER) })
type Watch = z.infer<typeof watchMessage>
type Since = z.infer<typeof sinceMessage>

type Asked = { ticketId: string; customerId: string }
const nameOf = ({ ticketId, customerId }: Asked): string => `${ticketId} ${customerId}`

/** What a socket may watch, and what it gets: a picture, or what it missed. */
@Injectable()
export class WatchingService {
  private readonly pictures = new Map<string, Promise<Picture<Lines[Audience]>>>()

  private readonly asked = together<Asked, Asked & { bar: string }>(
    (asked) =>
      straight(
        this.database,
        `SELECT id AS "ticketId", customer_id AS "customerId", bar_id AS bar FROM ticket
         JOIN unnest($1::uuid[], $2::uuid[]) AS asked (ticket, customer) ON id = asked.ticket AND customer_id = asked.customer`,
        [asked.map(({ ticketId }) => ticketId), asked.map(({ customerId }) => customerId)],
      ),
    nameOf,
    nameOf,
  )

  constructor(
    private readonly log: LogService,
    private readonly whole: PicturesService,
    private readonly own: OwnTicketsService,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  /** @throws Refusal sign_in_first, not_your_bar, prove_first, not_found */
  async mustBeAllowed(asker: Asker, { bar, audience, ticket }: Watch): Promise<void> {
    if (audience === 'board' && asker.screen?.kind === 'board' && asker.screen.bar === bar) return
    if (audience !== 'phone') {
      if (!asker.staff) throw new Refusal('sign_in_first')
      if (!worksAt(asker.staff, bar)) throw new Refusal('not_your_bar')
      return
    }
    if (!asker.customer) throw new Refusal('prove_first')
    if ((await this.barOf(asker.customer.id, ticket ?? '00000000-0000-0000-0000-000000000000')) !== bar) throw new Refusal('not_found')
  }

  /** Most people watch the visit that they asked for themselves: one row by its key. All other ways to a visit are looked up as everywhere. */
  private async barOf(customerId: string, ticketId: string): Promise<string> {
    return (await this.asked({ ticketId, customerId }))?.bar ?? (await this.own.own(customerId, ticketId)).barId
  }

  async picture({ bar, audience }: Watch): Promise<WatchAnswer<Audience>> {
    return { ok: true, picture: await this.shared(bar, audience) }
  }

  /** `mine`: what else the page of the ticket has to know of that time. */
  async since(message: Since): Promise<{ answer: SinceAnswer<Audience>; mine: Mine | null }> {
    const { bar, version, audience, ticket } = message
    const entries = await this.log.since(bar, version)
    if (entries.length === mostAtOnce) return { answer: await this.picture(message), mine: ticket ? { ticket, version } : null }
    const changes = entries.map((entry) => present(audience, entry)) as Change<News[Audience]>[]
    return { answer: { ok: true, changes }, mine: ticket ? missed(entries, ticket) : null }
  }

  /** After a restart everybody asks at once: one read of a bar serves all phones, and one all boards. */
  private async shared(bar: string, audience: Audience): Promise<Picture<Lines[Audience]>> {
    if (audience === 'staff') return this.whole.of(audience, bar)
    const key = `${bar}:${audience}`
    for (;;) {
      const had = this.pictures.get(key)
      const picture = await had?.catch(() => null)
      if (picture && picture.version >= (this.log.version(bar) ?? 0)) return picture
      // While this one was waited for, somebody else may have begun to read afresh.
      if (this.pictures.get(key) === had) break
    }
    const fresh = this.whole.of(audience, bar)
    this.pictures.set(key, fresh)
    return fresh
  }
}
