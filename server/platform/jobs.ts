import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common'
import pg from 'pg'
import PgBoss from 'pg-boss'
import { CannotStart } from './cannot-start.ts'
import { Config, hasDatabase } from './config.ts'
import { loginsOf } from './logins.ts'
import { type QueueName, queues } from './queues.ts'
import type { Tx } from './transaction.ts'

export type Handler = (data: never) => Promise<void>
/** `startAfter`: not before this instant, or so many seconds from now. `singletonKey`: one waiting job of this key. */
export type JobOptions = { startAfter?: Date | number; singletonKey?: string }

/**
 * Work that follows a command: inserted in the command's own transaction, so that it exists exactly if the command does, and done
 * by whichever process is free. A handler that throws is called again, later and later; one whose process dies, after a minute:
 * it may see a job twice, and never not at all.
 *
 * The loop is ours, as pg-boss's own does not wait for its "completed" to be written: a database that went away in that moment
 * took the process with it.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('Jobs')
  private readonly handlers = new Map<QueueName, Handler>()
  private readonly loops: Promise<void>[] = []
  private readonly naps = new Map<QueueName, () => void>()
  private readonly pool: pg.Pool
  private readonly boss: PgBoss
  private stopping = false

  constructor(private readonly config: Config) {
    if (!hasDatabase(config)) throw new CannotStart('Jobs need a database.')
    this.pool = new pg.Pool({ connectionString: loginsOf(config).desk.url, max: 3, statement_timeout: 20_000, application_name: 'aftercare jobs' })
    this.pool.on('error', (error) => this.log.warn(`A connection of the jobs was lost: ${error.message}`))
    const db = { executeSql: (text: string, values: unknown[]) => this.pool.query(text, values) }
    // Messages hold addresses and codes: what is done is forgotten within a day.
    this.boss = new PgBoss({ db, migrate: false, schedule: false, maintenanceIntervalSeconds: 30, archiveCompletedAfterSeconds: 3600, deleteAfterHours: 12 })
    this.boss.on('error', (error) => this.log.warn(`Jobs: ${error.message}`))
  }

  /** Sends a job with the transaction `tx`: it is there when that commits, and never was when it does not. */
  async send(tx: Tx, queue: QueueName, data: object, options: JobOptions = {}): Promise<void> {
    const executeSql = async (text: string, values: unknown[]) => {
      const result = await tx.queryRunner?.query(text, values, true)
      return { rows: result?.records ?? [] }
    }
    if (!tx.queryRunner) throw new Error('A job is sent inside a transaction.')
    await this.boss.send(queue, data, { ...options, db: { executeSql } })
  }

  /** Who does the jobs of a queue; said once, before the start is over. */
  work<Data extends object>(queue: QueueName, handler: (data: Data) => Promise<void>): void {
    if (this.handlers.has(queue)) throw new Error(`Queue ${queue} has a handler already.`)
    this.handlers.set(queue, handler as Handler)
  }

  /** Looks for work now rather than at the next look; a courtesy after a commit. */
  wake(queue: QueueName): void {
    this.naps.get(queue)?.()
  }

  /** Does everything that is due, here and now. For tests and demo content, where no loop runs. Returns how many were done. */
  async drain(): Promise<number> {
    let done = 0
    for (let before = -1; before !== done; ) {
      before = done
      for (const queue of this.handlers.keys()) done += await this.doSome(queue)
    }
    return done
  }

  /** Gives up on what a dead process was doing, and forgets what is long done; by itself every 30 s. */
  async tidy(): Promise<void> {
    await this.boss.maintain()
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.JOBS === 'by hand') return
    await this.boss.start()
    for (const queue of this.handlers.keys()) this.loops.push(this.loop(queue))
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true
    for (const wake of this.naps.values()) wake()
    await Promise.all(this.loops)
    await this.boss.stop({ graceful: false })
    await this.pool.end()
  }

  private async loop(queue: QueueName): Promise<void> {
    while (!this.stopping) {
      const done = await this.doSome(queue).catch((error: Error) => {
        this.log.warn(`Jobs of ${queue} could not be fetched: ${error.message}`)
        return 0
      })
      if (done === 0 && !this.stopping) await this.nap(queue)
    }
  }

  private nap(queue: QueueName): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, queues[queue].every * 1000)
      this.naps.set(queue, () => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  private async doSome(queue: QueueName): Promise<number> {
    const { together = 1 } = queues[queue] as { together?: number }
    const jobs = await this.boss.fetch<object>(queue, { batchSize: Math.max(together, 5) })
    if (together > 1) await Promise.all(jobs.map((job) => this.doOne(queue, job)))
    else for (const job of jobs) await this.doOne(queue, job)
    return jobs.length
  }

  private async doOne(queue: QueueName, { id, data }: PgBoss.Job<object>): Promise<void> {
    const handler = this.handlers.get(queue) as (data: object) => Promise<void>
    try {
      await handler(data)
      await this.boss.complete(queue, id)
    } catch (error) {
      this.log.warn(`A job of ${queue} failed and will be tried again: ${(error as Error).message}`)
      await this.boss.fail(queue, id, { message: (error as Error).message })
    }
  }
}
