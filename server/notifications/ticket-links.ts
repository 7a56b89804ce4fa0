import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { Clock } from '../platform/clock.ts'
import { Config } from '../platform/config.ts'
import { hashOfToken, newToken } from '../platform/secrets.ts'

/** How long a link opens (ms): as long as a device stays known. */
const opensFor = 400 * 24 * 3_600_000

/** Links in messages that open one visit on any device. The token stands in the fragment, which no server and no proxy sees. */
@Injectable()
export class TicketLinks {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** A new link; made when its message is written, so that the token is nowhere but in the message. */
  async make(ticketId: string): Promise<string> {
    const { token, hash } = newToken()
    await this.database.query('INSERT INTO ticket_link (token_hash, ticket_id, created_at) VALUES ($1, $2, $3)', [hash, ticketId, this.clock.now()])
    return `${this.config.PUBLIC_URL}/t/${ticketId}#k=${token}`
  }

  async opens(ticketId: string, token: string): Promise<boolean> {
    const since = new Date(this.clock.now().getTime() - opensFor)
    const rows = await this.database.query<unknown[]>('SELECT 1 FROM ticket_link WHERE token_hash = $1 AND ticket_id = $2 AND created_at > $3', [
      hashOfToken(token),
      ticketId,
      since,
    ])
    return rows.length > 0
  }

  async sweep(now: Date): Promise<void> {
    await this.database.query('DELETE FROM ticket_link WHERE created_at <= $1', [new Date(now.getTime() - opensFor)])
  }
}
