import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource, type EntityManager } from 'typeorm'
import { bySystem } from '../platform/access.ts'
import { Clock } from '../platform/clock.ts'
import { aheadOf, type Work, workOf } from './ahead.ts'
import { Line } from './line.ts'
import { isNear, justCame } from './near.ts'
import { change, ticketOf } from './tickets.ts'

/** "Nearly your turn", once for each approach of a turn. */
@Injectable()
export class NearService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly line: Line,
    private readonly clock: Clock,
  ) {}

  /** `work` was read without the lock: most of the time nobody has to be told. */
  async tell(barId: string, work: Work): Promise<void> {
    if ((await this.near(this.database.manager, barId, work, this.clock.now())).length === 0) return
    await this.line.change(barId, bySystem, async (tx) => {
      for (const id of await this.near(tx.em, barId, await workOf(tx.em, barId), tx.now)) {
        const ticket = await ticketOf(tx, id)
        await change(tx, ticket, 'ticket.nearlyDue', () => (ticket.nearAt = tx.now), {})
      }
    })
  }

  /** Nobody behind somebody who is not near is near. */
  private async near(em: EntityManager, barId: string, work: Work, now: Date): Promise<string[]> {
    const far = work.waiting.findIndex(({ turn }) => !isNear(aheadOf(work, turn)))
    const untold = (far < 0 ? work.waiting : work.waiting.slice(0, far)).filter((row) => row.untold).map(({ id }) => id)
    if (untold.length === 0) return []
    const longEnough = 'SELECT id FROM ticket WHERE bar_id = $1 AND id = ANY ($2) AND joined_at <= $3 ORDER BY lane, turn_at, place'
    const rows = await em.query<{ id: string }[]>(longEnough, [barId, untold, new Date(now.getTime() - justCame)])
    return rows.map(({ id }) => id)
  }
}
