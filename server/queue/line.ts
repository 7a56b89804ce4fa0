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
/** What an event is about. `happenedAt` differs from now only for what is entered later; `words` (a reason, a notice) stand beside the log. */
type About<K extends EventKind> = { ticketId?: string; deskId?: string; happenedAt?: Date; words?: string; data: Events[K] }
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
  change<T>(barId: string, by: By, work: (tx: LineTx) => Promise<T>): Promise<T> {
    return this.command([barId], by, ([tx]) => work(tx as LineTx))
  }

  /** One command in two bars, for what goes from one to the other. Both are locked in the order of their ids, so that opposite ways never wait for each other. */
  async changeBoth<T>(fromId: string, toId: string, by: By, work: (from: LineTx, to: LineTx) => Promise<T>): Promise<T> {
    if (fromId === toId) throw new Refusal('not_valid', { sentence: 'That is the same place.' })
    return this.command([fromId, toId].sort(), by, (held) => {
      const of = (barId: string) => held.find(({ bar }) => bar.id === barId) as LineTx
      return work(of(fromId), of(toId))
    })
  }

  private async command<T>(barIds: string[], by: By, work: (held: LineTx[]) => Promise<T>): Promise<T> {
    const { answer, held } = await this.inTurns(barIds, () =>
      inTransaction(this.database, async (em) => {
        const held: LineTx[] = []
        const now = this.clock.now()
        for (const barId of barIds) held.push(await this.hold(em, barId, by, now))
        const answer = await once(em, by, () => work(held), now)
        return { answer, held }
      }).catch((error: unknown) => Promise.reject(inWords(error, by))),
    )
    for (const { appended, bar } of held) if (appended) for (const hear of this.hearers) hear({ barId: bar.id, version: bar.version })
    return answer
  }

  private async hold(em: EntityManager, barId: string, by: By, now: Date): Promise<LineTx> {
    const columns = em.connection.getMetadata(Bar).columns.map(({ databaseName }) => databaseName)
    const [row] = await em.query<object[]>(`SELECT ${columns.join(', ')} FROM bar WHERE id = $1 FOR UPDATE`, [barId])
    if (!row) throw new Refusal('not_found', { sentence: 'We do not know this place.' })
    return new LineTx(em, em.create(Bar, Bar.fromRow(row)), by, now, (kind) => this.listeners.get(kind) ?? [])
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

  /** One turn after the other, in the order of the ids: as the locks are taken. */
  private inTurns<T>([first, ...more]: string[], work: () => Promise<T>): Promise<T> {
    return first === undefined ? work() : this.inTurn(first, () => this.inTurns(more, work))
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

  /** Does this or nothing of it, and the command goes on either way. Answers what went wrong; null: it is done. */
  async attempt(work: () => Promise<void>): Promise<unknown> {
    const [version, appended] = [this.bar.version, this.appended]
    await this.em.query('SAVEPOINT attempt')
    try {
      await work()
      await this.em.query('RELEASE SAVEPOINT attempt')
      return null
    } catch (error) {
      await this.em.query('ROLLBACK TO SAVEPOINT attempt')
      Object.assign(this.bar, { version })
      this.appended = appended
      return error
    }
  }

  /** Raises the version by one and writes the event, in one statement; then everybody who must act with it. */
  async append<K extends EventKind>(kind: K, { ticketId, deskId, happenedAt, words, data }: About<K>): Promise<LineEvent<K>> {
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
      ...(words ? { words } : {}),
    }
    await this.em.query(
      `WITH raised AS (UPDATE bar SET version = $2 WHERE id = $1)
       INSERT INTO event (bar_id, version, kind, ticket_id, desk_id, by_kind, by_id, happened_at, recorded_at, data)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [event.barId, event.version, kind, event.ticketId, event.deskId, by.kind, by.id, event.happenedAt, now, JSON.stringify(data)],
    )
    if (words)
      await this.em.query('INSERT INTO event_words (bar_id, version, ticket_id, words) VALUES ($1, $2, $3, $4)', [bar.id, event.version, event.ticketId, words])
    bar.version = event.version
    this.appended++
    for (const listener of this.listeners(kind)) await listener(this, event as unknown as LineEvent)
    return event
  }
}
