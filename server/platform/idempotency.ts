import { Injectable, type OnModuleInit } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { By } from './access.ts'
import { Cleaning } from './cleaning.ts'
import { Refusal } from './refusal.ts'
import type { Tx } from './transaction.ts'

type Row = { body_hash: Buffer; answer: unknown }

/**
 * Runs a command that carries an Idempotency-Key at most once: row and command are committed together. Who comes second with the
 * same key, even in the same moment, waits for the first and gets its answer (as JSON, the way it went out). A refusal rolls the
 * row back with everything else, so that it is computed again.
 */
export async function once<T>(tx: Tx, by: By, work: () => Promise<T>, now = new Date()): Promise<T> {
  if (!by.once) return work()
  const { key, hash } = by.once
  const scope = `${by.kind}:${by.id ?? ''}`
  const claimed = await tx.query<unknown[]>(
    'INSERT INTO answered (scope, key, body_hash, answered_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING 1',
    [scope, key, hash, now],
  )
  if (claimed.length === 0) return answeredBefore<T>(tx, scope, key, hash)
  const answer = await work()
  await tx.query('UPDATE answered SET answer = $3::jsonb WHERE scope = $1 AND key = $2', [scope, key, JSON.stringify(answer ?? null)])
  return answer
}

async function answeredBefore<T>(tx: Tx, scope: string, key: string, hash: Buffer): Promise<T> {
  const [row] = await tx.query<Row[]>('SELECT body_hash, answer FROM answered WHERE scope = $1 AND key = $2', [scope, key])
  if (!row) throw new Refusal('try_again')
  if (!hash.equals(row.body_hash)) throw new Refusal('key_reused')
  return row.answer as T
}

/** Answers are kept for 24 hours. */
@Injectable()
export class AnsweredOnce implements OnModuleInit {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly cleaning: Cleaning,
  ) {}

  onModuleInit(): void {
    this.cleaning.hourly((now) => this.database.query('DELETE FROM answered WHERE answered_at < $1', [new Date(now.getTime() - 24 * 3_600_000)]))
  }
}
