import { Injectable, type OnModuleInit } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { Jobs } from '../platform/jobs.ts'
import { inTransaction } from '../platform/transaction.ts'
import { Line } from '../queue/line.ts'
import { TicketNews } from './ticket-news.ts'

type TellJob = { bar: string; version: number }

/**
 * What staff tell everybody who waits goes also to those who do not look at their page. The command that tells it must not stay
 * for hundreds of people: it leaves one job, which notes a message for each. Done twice it notes none twice.
 */
@Injectable()
export class BarTold implements OnModuleInit {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly line: Line,
    private readonly jobs: Jobs,
    private readonly news: TicketNews,
  ) {}

  onModuleInit(): void {
    this.line.within('bar.told', async (tx, { barId, version, data }) => {
      if (data.shown) await this.jobs.send(tx.em, 'tell', { bar: barId, version } satisfies TellJob)
    })
    this.jobs.work<TellJob>('tell', (job) => this.tell(job))
  }

  private async tell({ bar, version }: TellJob): Promise<void> {
    const waiting = await this.database.query<{ id: string; here: boolean }[]>(
      "SELECT id, here FROM ticket WHERE bar_id = $1 AND state IN ('waiting', 'called')",
      [bar],
    )
    for (const { id, here } of waiting) await inTransaction(this.database, (tx) => this.news.tell(tx, { ticket: id, letter: 'told', version, away: !here }))
  }
}
