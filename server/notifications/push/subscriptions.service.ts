import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { PushBody } from '../../../shared/push.ts'
import type { CustomerWho } from '../../platform/access.ts'
import { Clock } from '../../platform/clock.ts'
import { Config } from '../../platform/config.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { areKeys, isPushService } from './services.ts'

/** How many browsers one person may have; the oldest gives way. */
const most = 10

export type Subscription = { id: string; endpoint: string; keys: { p256dh: string; auth: string } }

/** The browsers that want to be told. */
@Injectable()
export class Subscriptions {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Said as often as one likes: a browser is one subscription, of whoever its device knows now. @throws Refusal push_not_known, not_valid */
  async add({ id, login }: CustomerWho, { endpoint, keys }: PushBody): Promise<void> {
    if (!isPushService(endpoint, this.config)) throw new Refusal('push_not_known')
    if (!areKeys(keys)) throw new Refusal('not_valid', { field: 'keys', sentence: 'These keys are not of a browser.' })
    const now = this.clock.now()
    await inTransaction(this.database, async (tx) => {
      await tx.query(
        `INSERT INTO push_subscription (id, login_id, endpoint, endpoint_hash, p256dh, auth, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (endpoint_hash) DO UPDATE SET login_id = EXCLUDED.login_id, p256dh = EXCLUDED.p256dh, auth = EXCLUDED.auth, made_at = EXCLUDED.made_at`,
        [newId(now), login, endpoint, hashOf(endpoint), keys.p256dh, keys.auth, now],
      )
      await tx.query(
        `DELETE FROM push_subscription WHERE id IN (SELECT p.id FROM push_subscription p JOIN customer_login l ON l.id = p.login_id
           WHERE l.customer_id = $1 ORDER BY p.made_at DESC, p.id DESC OFFSET $2)`,
        [id, most],
      )
    })
  }

  /** Only a browser of this person's own devices. */
  async remove({ id }: CustomerWho, endpoint: string): Promise<void> {
    await this.database.query(
      'DELETE FROM push_subscription p USING customer_login l WHERE p.login_id = l.id AND l.customer_id = $1 AND p.endpoint_hash = $2',
      [id, hashOf(endpoint)],
    )
  }

  async one(id: string): Promise<Subscription | null> {
    const [row] = await this.database.query<{ id: string; endpoint: string; p256dh: string; auth: string }[]>(
      'SELECT p.id, p.endpoint, p.p256dh, p.auth FROM push_subscription p JOIN customer_login l ON l.id = p.login_id WHERE p.id = $1 AND l.expires_at > $2',
      [id, this.clock.now()],
    )
    return row ? { id: row.id, endpoint: row.endpoint, keys: { p256dh: row.p256dh, auth: row.auth } } : null
  }

  /** Its browser does not exist any more. */
  async drop(id: string): Promise<void> {
    await this.database.query('DELETE FROM push_subscription WHERE id = $1', [id])
  }
}

const hashOf = (endpoint: string): Buffer => createHash('sha256').update(endpoint).digest()
