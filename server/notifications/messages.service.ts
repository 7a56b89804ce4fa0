import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { Address } from '../customers/address.ts'
import { Clock } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import type { Tx } from '../platform/transaction.ts'
import type { Letter } from './letter.ts'
import { Senders } from './senders.ts'

/** How long one try may take until another process may try (ms); above the senders' own timeouts, below the expiry of a job. */
const claimedFor = 50_000
const rememberedFor = 90 * 24 * 3_600_000
/** How long a message is worth sending (ms): as long as its job is tried again. */
const newsFor = 4 * 24 * 3_600_000

export type Note = { once: string; kind: string; ticketId: string | null }

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
  async note(tx: Tx, { once, kind, ticketId }: Note): Promise<string | null> {
    const now = this.clock.now()
    const rows = await tx.query<{ id: string }[]>(
      'INSERT INTO message (id, once, kind, ticket_id, made_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (once) DO NOTHING RETURNING id',
      [newId(now), once, kind, ticketId, now],
    )
    return rows[0]?.id ?? null
  }

  /** Sends it, unless it went out before. Throws when it could not be sent, so that its job is tried again. */
  async deliver(id: string, to: Address, letter: Letter): Promise<void> {
    const sender = this.senders.for(to)
    if (!sender) return this.skip(id, `no sender for ${to.kind}`)
    await this.skipIfStale(id)
    if (!(await this.claim(id))) return
    try {
      await sender.send({ id, to, letter })
    } catch (error) {
      await this.database.query('UPDATE message SET claimed_until = NULL WHERE id = $1', [id])
      throw new Error(`Message ${id} could not be sent: ${withoutWords(error, to)}`)
    }
    await this.database.query('UPDATE message SET sent_at = $2, claimed_until = NULL WHERE id = $1', [id, this.clock.now()])
  }

  /** It is not sent, for good, and why. */
  async skip(id: string, why: string): Promise<void> {
    await this.database.query('UPDATE message SET skipped = $2 WHERE id = $1 AND sent_at IS NULL', [id, why])
  }

  /** Messages are remembered for a season: nothing is repeated later than that. */
  async sweep(now: Date): Promise<void> {
    await this.database.query('DELETE FROM message WHERE made_at < $1', [new Date(now.getTime() - rememberedFor)])
  }

  /** News of last week is no news: after a long failure of the mail server, or when the past was replayed, it is not sent any more. */
  private async skipIfStale(id: string): Promise<void> {
    await this.database.query("UPDATE message SET skipped = 'too old' WHERE id = $1 AND sent_at IS NULL AND made_at < $2", [
      id,
      new Date(this.clock.now().getTime() - newsFor),
    ])
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
    const [open] = await this.database.query<unknown[]>('SELECT 1 FROM message WHERE id = $1 AND sent_at IS NULL AND skipped IS NULL', [id])
    if (open) throw new Error(`Message ${id} is being sent by another process.`)
    return false
  }
}

/** Why it failed, for the log: mail servers like to repeat the address, and the log is no place for it. */
function withoutWords(error: unknown, to: Address): string {
  const { code, responseCode, message = 'no reason given' } = error as { code?: string; responseCode?: number; message?: string }
  return [code, responseCode, message.replaceAll(to.address, '…').slice(0, 200)].filter(Boolean).join(' ')
}
