import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { Clock } from '../platform/clock.ts'
import { Config } from '../platform/config.ts'
import { Refusal } from '../platform/refusal.ts'
import { keyedHash, keyFor } from '../platform/secrets.ts'
import { inTransaction, type Tx } from '../platform/transaction.ts'

/** At most so many tries of this kind by this key within so many ms. `otherwise`: what to do instead, for the refusal's sentence. */
export type Limit = { bucket: string; key: string; most: number; within: number; otherwise?: string }

export const minute = 60_000
export const hour = 60 * minute
export const oneDay = 24 * hour

/**
 * Limits, counted in the database so that every process sees the same number and a restart forgets nothing. They fail closed:
 * no database, no try. A try that is refused is not counted: whoever keeps knocking keeps nobody else out for ever.
 */
@Injectable()
export class Tries {
  private readonly key: Buffer

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.key = keyFor(config.APP_SECRET, 'tries')
  }

  /** Counts one try against all of these limits, or against none. @throws Refusal too_many_tries, with the seconds to wait */
  async spend(limits: Limit[]): Promise<void> {
    const now = this.clock.now()
    const over = await inTransaction(this.database, (tx) => this.count(tx, limits, now))
    const first = over.map(({ bucket, oldest }) => ({ limit: limits.find((limit) => limit.bucket === bucket), oldest })).find(({ limit }) => limit)
    if (first?.limit) throw tooMany(first.limit, first.oldest, now)
  }

  /** Takes one counted try back: it turned out to be a right one. */
  async giveBack(limits: Limit[]): Promise<void> {
    await this.database.query(
      `DELETE FROM try WHERE ctid = ANY (ARRAY(
         SELECT (SELECT t.ctid FROM try t WHERE t.bucket = a.bucket AND t.key = a.key ORDER BY t.at DESC LIMIT 1)
         FROM unnest($1::text[], $2::bytea[]) AS a (bucket, key)))`,
      [limits.map(({ bucket }) => bucket), limits.map((limit) => this.hash(limit))],
    )
  }

  /** Forgets all tries of these kinds. */
  async clear(limits: Pick<Limit, 'bucket' | 'key'>[]): Promise<void> {
    await this.database.query('DELETE FROM try t USING unnest($1::text[], $2::bytea[]) AS a (bucket, key) WHERE t.bucket = a.bucket AND t.key = a.key', [
      limits.map(({ bucket }) => bucket),
      limits.map((limit) => this.hash(limit)),
    ])
  }

  /** Notes that something happened, without a limit. */
  async note(bucket: string, key: string): Promise<void> {
    await this.database.query('INSERT INTO try (bucket, key, at) VALUES ($1, $2, $3)', [bucket, this.hash({ bucket, key }), this.clock.now()])
  }

  /** How often it happened in the last so many ms, as far as counting matters (`upTo`). */
  async howMany(bucket: string, key: string, within: number, upTo: number): Promise<number> {
    const since = new Date(this.clock.now().getTime() - within)
    const [row] = await this.database.query<{ n: number }[]>(
      'SELECT count(*)::int AS n FROM (SELECT FROM try WHERE bucket = $1 AND key = $2 AND at > $3 LIMIT $4) tries',
      [bucket, this.hash({ bucket, key }), since, upTo],
    )
    return row?.n ?? 0
  }

  /** Forgets tries older than this (ms). */
  async sweep(olderThan: number): Promise<void> {
    await this.database.query('DELETE FROM try WHERE at < $1', [new Date(this.clock.now().getTime() - olderThan)])
  }

  private async count(tx: Tx, limits: Limit[], now: Date): Promise<{ bucket: string; oldest: Date }[]> {
    const keys = limits.map((limit) => this.hash(limit))
    // Two tries by one key stand in line here; without it fifty at once would each see forty-nine free places.
    const locks = keys.map((key) => key.readBigInt64BE()).sort((a, b) => (a < b ? -1 : 1))
    await tx.query('SELECT pg_advisory_xact_lock(k) FROM unnest($1::bigint[]) AS k', [locks.map(String)])
    return tx.query<{ bucket: string; oldest: Date }[]>(
      `WITH asked AS (SELECT * FROM unnest($1::text[], $2::bytea[], $3::int[], $4::timestamptz[]) AS a (bucket, key, most, since)),
        spent AS (SELECT a.bucket, a.most, count(t.at) AS n, min(t.at) AS oldest FROM asked a
          LEFT JOIN try t ON t.bucket = a.bucket AND t.key = a.key AND t.at > a.since GROUP BY a.bucket, a.most),
        over AS (SELECT bucket, oldest FROM spent WHERE n >= most),
        put AS (INSERT INTO try (bucket, key, at) SELECT bucket, key, $5 FROM asked WHERE NOT EXISTS (SELECT FROM over))
       SELECT bucket, oldest FROM over`,
      [limits.map(({ bucket }) => bucket), keys, limits.map(({ most }) => most), limits.map(({ within }) => new Date(now.getTime() - within)), now],
    )
  }

  /** The bucket is in it too: the same address is another key for another limit. */
  private hash({ bucket, key }: Pick<Limit, 'bucket' | 'key'>): Buffer {
    return keyedHash(this.key, bucket, key)
  }
}

function tooMany({ within, otherwise }: Limit, oldest: Date, now: Date): Refusal {
  const seconds = Math.max(1, Math.ceil((oldest.getTime() + within - now.getTime()) / 1000))
  return new Refusal('too_many_tries', {
    retryAfter: seconds,
    sentence: `That was a lot of tries. Please wait ${inWords(seconds)}${otherwise ? `, or ${otherwise}` : ''}.`,
  })
}

function inWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 2) return 'a minute'
  return minutes <= 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`
}
