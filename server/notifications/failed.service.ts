import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { FailedMessage } from '../../shared/push.ts'
import { Clock } from '../platform/clock.ts'

/** After so many tries in vain staff are told (about half a minute); it is tried further all the same. */
const triesBeforeShown = 3

/** Messages that somebody waits for in vain, so that staff can say it in another way. */
@Injectable()
export class FailedMessages {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Of visits that are not over, or of the last day; the newest first, at most 100. What a later message has said since is left out. */
  async at(barId: string): Promise<FailedMessage[]> {
    const rows = await this.database.query<(Omit<FailedMessage, 'at'> & { at: Date })[]>(
      `SELECT m.id, t.id AS ticket, t.code, t.name, m.kind, m.channel, m.trouble AS why, m.skipped IS NOT NULL AS over, m.made_at AS at
       FROM message m JOIN ticket t ON t.id = m.ticket_id
       WHERE t.bar_id = $1 AND m.trouble IS NOT NULL AND m.sent_at IS NULL AND (m.skipped IS NOT NULL OR m.tries >= $2)
         AND (t.state IN ('booked', 'waiting', 'called', 'helping', 'held') OR m.made_at > $3)
         AND NOT EXISTS (SELECT FROM message later WHERE later.ticket_id = m.ticket_id AND later.sent_at > m.made_at)
       ORDER BY m.made_at DESC, m.id DESC LIMIT 100`,
      [barId, triesBeforeShown, new Date(this.clock.now().getTime() - 24 * 3_600_000)],
    )
    return rows.map(({ at, ...message }) => ({ ...message, at: at.toISOString() }))
  }
}
