import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { ScreenWho } from '../platform/access.ts'
import { Clock } from '../platform/clock.ts'
import { noted } from '../platform/noted.ts'
import { straight } from '../platform/prepared.ts'
import { hashOfToken } from '../platform/secrets.ts'
import { together } from '../platform/together.ts'
import { LostLogins } from './lost-logins.ts'
import { minute, oneDay } from './tries.ts'

/** A screen that nobody switched on for so long (ms) is forgotten; one that is used never ends by itself. */
export const screenForgotten = 180 * oneDay
/** "Seen last" is true to the minute, and costs one write a minute. */
const writtenEvery = minute

type Row = { hash: string; id: string; kind: ScreenWho['kind']; name: string; bar: string; seen_at: Date }

/** Which tablets and televisions are paired. Server-side: a row that is gone ends the screen at once, in every process. */
@Injectable()
export class ScreenLogins {
  private readonly rowOf = together<Buffer, Row>(
    (hashes) => this.read('token_hash = ANY ($1)', hashes),
    (hash) => hash.toString('hex'),
    ({ hash }) => hash,
  )

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly lost: LostLogins,
  ) {}

  /** Who holds this token. `renew`: a day has passed, so that the cookie wants its time again. */
  async who(token: string): Promise<{ who: ScreenWho; renew: boolean } | null> {
    const row = await this.rowOf(hashOfToken(token))
    if (!row) return null
    return { who: { kind: row.kind, id: row.id, login: row.id, name: row.name, bar: row.bar }, renew: this.isOld(row, oneDay) }
  }

  /** Which of these are still paired. Also notes that they are still there: a television asks for nothing else all day. */
  async stillValid(ids: string[]): Promise<string[]> {
    return (await this.read('id = ANY ($1) AND token_hash IS NOT NULL', ids)).map(({ id }) => id)
  }

  /** Whether there was such a screen at the bar. */
  async end(id: string, bar: string): Promise<boolean> {
    const [ended] = await this.database.query<[unknown[], number]>('DELETE FROM screen WHERE id = $1 AND bar_id = $2 RETURNING 1', [id, bar])
    this.lost.tell([id])
    return ended.length > 0
  }

  /** Forgets screens that were not seen for long, and codes that nobody typed. */
  async sweep(now: Date): Promise<void> {
    const [gone, stale] = [new Date(now.getTime() - screenForgotten), new Date(now.getTime() - oneDay)]
    await this.database.query('DELETE FROM screen WHERE seen_at < $1 OR (seen_at IS NULL AND pairing_until < $2)', [gone, stale])
  }

  private async read(which: string, values: string[] | Buffer[]): Promise<Row[]> {
    const rows = await straight<Row>(
      this.database,
      `SELECT encode(token_hash, 'hex') AS hash, id, kind, name, bar_id AS bar, seen_at FROM screen WHERE ${which}`,
      [values],
    )
    const old = rows.filter((row) => this.isOld(row, writtenEvery)).map(({ id }) => id)
    if (old.length > 0) await noted(this.database, 'UPDATE screen SET seen_at = $2 WHERE id = ANY ($1)', [old, this.clock.now()])
    return rows
  }

  private isOld({ seen_at }: Row, ms: number): boolean {
    return this.clock.now().getTime() - seen_at.getTime() >= ms
  }
}
