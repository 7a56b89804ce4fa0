import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { Mutex } from 'async-mutex'
import { DataSource, type EntityManager } from 'typeorm'
import type { EventKind, Events } from '../../shared/events.ts'
import type { By } from '../platform/access.ts'
import { Bar } from '../bars/bar.entity.ts'
import { Clock } from '../platform/clock.ts'
import { once } from '../platform/idempotency.ts'
import { Refusal } from '../platform/refusal.ts'
import { inTransaction } from '../platform/transaction.ts'
import { inWords } from './constraints.ts'
import type { LineEvent } from './event.entity.ts'

/** What travels after commit: this bar is now at this version. */
export type Hint = { barId: string; version: number }
/** What an event is about. `happenedAt` differs from now only for what is entered later. */
type About<K extends EventKind> = { ticketId?: string; deskId?: string; happenedAt?: Date; data: Events[K] }
type Within = (tx: LineTx, event: LineEvent) => Promise<void>

/** How many commands of one bar may wait in this process before the next is refused as `line_busy`. */
const longestQueue = 2000

/**
 * The only place that locks a bar, raises its version and appends to its log. Commands of one bar wait for each other here,
 * *before* they take a connection: a busy bar costs itself one connection, and starves no other.
 */
@Injectable()
export class Line {
  private readonly turns = new Map<string, { mutex: Mutex; length: number }>()
  private readonly listeners = new Map<EventKind, Within[]>()
  private readonly hearers = new Set<(hint: Hint) => void>()

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** One command: lock, work, events, commit; then the hint. Nothing from the pool and no network may be awaited in `work` but `tx.em`. */
  async change<T>(barId: string, by: By, work: (tx: LineTx) => Promise<T>): Promise<T> {
    const { answer, hint } = await this.inTurn(barId, () =>
      inTransaction(this.database, async (em) => {
        const [row] = await em.query<(Bar & { version: number })[]>('SELECT * FROM bar WHERE id = $1 FOR UPDATE', [barId])
        if (!row) throw new Refusal('not_found', { sentence: 'We do not know this place.' })
        const tx = new LineTx(em, em.create(Bar, Bar.fromRow(row)), by, this.clock.now(), (kind) => this.listeners.get(kind) ?? [])
        const answer = await once(em, by, () => work(tx), tx.now)
        return { answer, hint: tx.appended ? { barId, version: tx.bar.version } : null }
      }).catch((error: unknown) => Promise.reject(inWords(error))),
    )
    if (hint) for (const hear of this.hearers) hear(hint)
    return answer
  }

  /** What must happen with an event, in its transaction. */
  within<K extends EventKind>(kind: K, listener: (tx: LineTx, event: LineEvent<K>) => Promise<void>): void {
    this.listeners.set(kind, [...(this.listeners.get(kind) ?? []), listener as unknown as Within])
  }

  /** What may follow, after commit. Hearing is a courtesy: the log is the truth, and may be read at any time. */
  after(hear: (hint: Hint) => void): () => void {
    this.hearers.add(hear)
    return () => this.hearers.delete(hear)
  }

  private async inTurn<T>(barId: string, work: () => Promise<T>): Promise<T> {
    const turn = this.turns.get(barId) ?? { mutex: new Mutex(), length: 0 }
    if (turn.length >= longestQueue) throw new Refusal('line_busy')
    this.turns.set(barId, turn)
    turn.length++
    try {
      return await turn.mutex.runExclusive(work)
    } finally {
      if (--turn.length === 0) this.turns.delete(barId)
    }
  }
}

/** A bar's line while one command holds it. */
export class LineTx {
  appended = 0

  constructor(
    readonly em: EntityManager,
    readonly bar: Bar,
    readonly by: By,
    readonly now: Date,
    private readonly listeners: (kind: EventKind) => Within[],
  ) {}

  /** The version that the next event will have. */
  get nextVersion(): number {
    return this.bar.version + 1
  }

  /** Raises the version by one and writes the event, in one statement; then everybody who must act with it. */
  async append<K extends EventKind>(kind: K, { ticketId, deskId, happenedAt, data }: About<K>): Promise<LineEvent<K>> {
    const { bar, by, now } = this
    const event = {
      barId: bar.id,
      version: this.nextVersion,
      kind,
      ticketId: ticketId ?? null,
      deskId: deskId ?? null,
      byKind: by.kind,
      byId: by.id,
      happenedAt: happenedAt ?? now,
      recordedAt: now,
      data,
    }
    await this.em.query(
      `WITH raised AS (UPDATE bar SET version = $2 WHERE id = $1)
       INSERT INTO event (bar_id, version, kind, ticket_id, desk_id, by_kind, by_id, happened_at, recorded_at, data)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [event.barId, event.version, kind, event.ticketId, event.deskId, by.kind, by.id, event.happenedAt, now, JSON.stringify(data)],
    )
    bar.version = event.version
    this.appended++
    for (const listener of this.listeners(kind)) await listener(this, event as unknown as LineEvent)
    return event
  }
}
