import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { Channel, Trouble } from '../../shared/push.ts'
import type { Address } from '../customers/address.ts'
import { Clock } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import type { Tx } from '../platform/transaction.ts'
import type { Letter } from './letter.ts'
import { Senders } from './senders.ts'
import { Undeliverable } from './undeliverable.ts'

/** How long one try may take until another process may try (ms); above the senders' own timeouts, below the expiry of a job. */
const claimedFor = 50_000
const rememberedFor = 90 * 24 * 3_600_000
/** How long a message is worth sending (ms): as long as its job is tried again. */
const newsFor = 4 * 24 * 3_600_000

/** `version`, `about`: of news about a visit; a newer one about the same, to the same, takes the place of an older one that has not gone out. */
export type Note = {
  once: string
  kind: string
  ticketId: string | null
  channel?: Channel
  subscriptionId?: string | null
  version?: number
  about?: string | null
  corrects?: string | null
}
export type Noted = { channel: Channel; subscription: string | null; version: number | null; corrects: string | null }
/** What became of a message. `open`: nobody knows yet. */
export type Fate = 'sent' | 'skipped' | 'open'

/**
 * Every message has a row: noted in the command's own transaction, marked when it went out. Sending is at least once: between
 * "the mail server took it" and "marked as sent" lies a moment in which a process may die; the repetition carries the same
 * Message-ID. See docs/decisions on messages.
 */
@Injectable()
export class Messages {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly senders: Senders,
  ) {}

  /** Notes a message in this transaction; its id, or null when the same one (`once`) was noted before. */
  async note(tx: Tx, { once, kind, ticketId, channel = 'email', subscriptionId, version, about, corrects }: Note): Promise<string | null> {
    const now = this.clock.now()
    const rows = await tx.query<{ id: string }[]>(
      `INSERT INTO message (id, once, kind, ticket_id, made_at, channel, subscription_id, version, about, corrects)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (once) DO NOTHING RETURNING id`,
      [newId(now), once, kind, ticketId, now, channel, subscriptionId ?? null, version ?? null, about ?? null, corrects ?? null],
    )
    return rows[0]?.id ?? null
  }

  async read(id: string): Promise<Noted | null> {
    const [row] = await this.database.query<Noted[]>('SELECT channel, subscription_id AS subscription, version, corrects FROM message WHERE id = $1', [id])
    return row ?? null
  }

  private async fateOf(id: string): Promise<Fate> {
    const [row] = await this.database.query<{ sent: boolean; skipped: boolean }[]>(
      'SELECT sent_at IS NOT NULL AS sent, skipped IS NOT NULL AS skipped FROM message WHERE id = $1',
      [id],
    )
    return row?.sent ? 'sent' : !row || row.skipped ? 'skipped' : 'open'
  }

  /** Stops it if it has not gone out. `open`: a process is sending it in this moment, and nobody knows yet. */
  async takeBack(id: string): Promise<Fate> {
    await this.skip(id, 'taken back')
    return this.fateOf(id)
  }

  /** Sends it, unless it went out before. Throws when it could not be sent, so that its job is tried again. */
  async deliver(id: string, to: Address, letter: Letter): Promise<void> {
    const sender = this.senders.for(to)
    if (!sender) return this.skip(id, `no sender for ${to.kind}`)
    // The address may have been corrected since it was noted.
    await this.database.query('UPDATE message SET channel = $2 WHERE id = $1 AND channel <> $2', [id, to.kind])
    await this.attempt(id, () => sender.send({ id, to, letter }), to.address)
  }

  /**
   * Does what sends it, once. Throws when that failed, so that its job is tried again; what will never be taken is given up instead.
   * `secret`: what providers like to repeat in their errors, and the log is no place for.
   */
  async attempt(id: string, send: () => Promise<void>, secret: string): Promise<void> {
    await this.skipIfOld(id)
    if (!(await this.claim(id))) return
    try {
      await send()
    } catch (error) {
      if (error instanceof Undeliverable) return this.giveUp(id, error.trouble, error.message)
      await this.database.query("UPDATE message SET claimed_until = NULL, trouble = 'unreachable' WHERE id = $1", [id])
      throw new Error(`Message ${id} could not be sent: ${withoutWords(error, secret)}`)
    }
    await this.database.query('UPDATE message SET sent_at = $2, claimed_until = NULL WHERE id = $1', [id, this.clock.now()])
  }

  /** It is not sent, as nobody needs it any more; unless a process is sending it in this moment. */
  async skip(id: string, why: string): Promise<void> {
    await this.database.query(
      `UPDATE message SET skipped = $2, trouble = NULL WHERE id = $1 AND sent_at IS NULL AND (claimed_until IS NULL OR claimed_until <= $3)`,
      [id, why, this.clock.now()],
    )
  }

  /** It is not sent, although somebody would need it: staff are shown. */
  async giveUp(id: string, trouble: Trouble, why: string): Promise<void> {
    await this.database.query('UPDATE message SET skipped = $2, trouble = $3, claimed_until = NULL WHERE id = $1 AND sent_at IS NULL', [id, why, trouble])
  }

  /** Messages are remembered for a season: nothing is repeated later than that. */
  async sweep(now: Date): Promise<void> {
    await this.database.query('DELETE FROM message WHERE made_at < $1', [new Date(now.getTime() - rememberedFor)])
  }

  /**
   * News of last week is no news: after a long failure of the mail server, or when the past was replayed, it is not sent any more. Nor
   * is what newer news has overtaken: tries that failed come again later and later, and would turn the order round.
   */
  private async skipIfOld(id: string): Promise<void> {
    const unsent = 'm.id = $1 AND m.sent_at IS NULL AND m.skipped IS NULL'
    await this.database.query(`UPDATE message m SET skipped = 'too old' WHERE ${unsent} AND m.made_at < $2`, [
      id,
      new Date(this.clock.now().getTime() - newsFor),
    ])
    await this.database.query(
      `UPDATE message m SET skipped = 'overtaken by newer news', trouble = NULL WHERE ${unsent} AND EXISTS (
         SELECT FROM message n WHERE n.ticket_id = m.ticket_id AND n.about = m.about AND n.version > m.version
           AND n.channel = m.channel AND n.subscription_id IS NOT DISTINCT FROM m.subscription_id)`,
      [id],
    )
  }

  /** True if it is ours to send now. Throws while another process is at it: that one may yet fail. */
  private async claim(id: string): Promise<boolean> {
    const now = this.clock.now()
    const [claimed] = await this.database.query<[unknown[], number]>(
      `UPDATE message SET tries = tries + 1, claimed_until = $3
       WHERE id = $1 AND sent_at IS NULL AND skipped IS NULL AND (claimed_until IS NULL OR claimed_until <= $2) RETURNING 1`,
      [id, now, new Date(now.getTime() + claimedFor)],
    )
    if (claimed.length > 0) return true
    if ((await this.fateOf(id)) === 'open') throw new Error(`Message ${id} is being sent by another process.`)
    return false
  }
}

/** Why it failed, for the log: providers like to repeat the address, and the log is no place for it. */
function withoutWords(error: unknown, secret: string): string {
  const { code, responseCode, message = 'no reason given' } = error as { code?: string; responseCode?: number; message?: string }
  return [code, responseCode, message.replaceAll(secret, '…').slice(0, 200)].filter(Boolean).join(' ')
}
