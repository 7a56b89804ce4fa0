import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { CustomerWho } from '../platform/access.ts'
import { Clock } from '../platform/clock.ts'
import { noted } from '../platform/noted.ts'
import { straight } from '../platform/prepared.ts'
import { newId } from '../platform/ids.ts'
import { hashOfToken, newToken } from '../platform/secrets.ts'
import { together } from '../platform/together.ts'
import type { Tx } from '../platform/transaction.ts'

const day = 24 * 3_600_000
/** How long a device stays known after its last visit (ms). 400 days is the most that browsers keep a cookie. */
export const deviceKnown = 400 * day

type Row = { hash: string; login: string; id: string; proof: 'proven' | 'at_desk'; renew: boolean }

/** Which devices know which customers. */
@Injectable()
export class CustomerLogins {
  private readonly rowOf = together<Buffer, Row>(
    (hashes) => this.readAndRenew(hashes),
    (hash) => hash.toString('hex'),
    ({ hash }) => hash,
  )

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Makes this customer known on a device; the token goes into its cookie and is kept nowhere. */
  async start(tx: Tx, customerId: string): Promise<string> {
    const now = this.clock.now()
    const { token, hash } = newToken()
    await tx.query('INSERT INTO customer_login (id, token_hash, customer_id, created_at, seen_at, expires_at) VALUES ($1, $2, $3, $4, $4, $5)', [
      newId(now),
      hash,
      customerId,
      now,
      new Date(now.getTime() + deviceKnown),
    ])
    return token
  }

  /** Who holds this token. `renew`: a day has passed, so that the cookie wants its 400 days again. */
  async who(token: string): Promise<{ who: CustomerWho; renew: boolean } | null> {
    const row = await this.rowOf(hashOfToken(token))
    if (!row) return null
    const { id, login, proof, renew } = row
    return { who: { kind: 'customer', id, login, proof }, renew }
  }

  /** Forgets devices that have not come back. */
  async sweep(now: Date): Promise<void> {
    await this.database.query('DELETE FROM customer_login WHERE expires_at <= $1', [now])
  }

  private async readAndRenew(hashes: Buffer[]): Promise<Row[]> {
    const now = this.clock.now()
    const rows = await straight<Row>(
      this.database,
      `SELECT encode(l.token_hash, 'hex') AS hash, l.id AS login, c.id, c.proof, l.seen_at <= $3 AS renew
       FROM customer_login l JOIN customer c ON c.id = l.customer_id WHERE l.token_hash = ANY ($1) AND l.expires_at > $2`,
      [hashes, now, new Date(now.getTime() - day)],
    )
    const old = rows.filter(({ renew }) => renew).map(({ login }) => login)
    if (old.length > 0)
      await noted(this.database, 'UPDATE customer_login SET seen_at = $2, expires_at = $3 WHERE id = ANY ($1)', [
        old,
        now,
        new Date(now.getTime() + deviceKnown),
      ])
    return rows
  }

  async end(tx: Tx, login: string): Promise<void> {
    await tx.query('DELETE FROM customer_login WHERE id = $1', [login])
  }
}
