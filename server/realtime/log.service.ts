import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { Config } from '../platform/config.ts'
import { straight } from '../platform/prepared.ts'
import { OtherProcesses } from '../platform/redis.ts'
import { type Hint, Line } from '../queue/line.ts'
import { entriesAfter, type Entry, entry } from './entry.ts'
import { moved } from './hints.ts'

type Deliver = (barId: string, entries: Entry[]) => void
/** Entries read at once; a client that missed more takes a whole picture. */
export const mostAtOnce = 500
/** How long (ms) one read of the log is there for others who missed as much or less. */
const sharedFor = 1_000

/**
 * Reads every bar's log onward, on a hint and once a second, and delivers in order. What a lost hint or a killed process did not
 * say stands in the log all the same: the next look finds it.
 */
@Injectable()
export class LogService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('log')
  private readonly heard = new Map<string, number>()
  private readonly reading = new Map<string, Promise<void>>()
  private readonly again = new Set<string>()
  private readonly delivers = new Set<Deliver>()
  private readonly asked = new Map<string, { version: number; heard: number | undefined; entries: Promise<Entry[]> }>()
  private timer: NodeJS.Timeout | undefined
  private looking = false
  private blind = false
  private stopListening: (() => void) | undefined

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly line: Line,
    private readonly others: OtherProcesses,
    private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const { id, version } of await this.versions()) this.heard.set(id, version)
    this.stopListening = this.line.after((hint) => this.changedHere(hint))
    this.others.hear(moved, (hint) => this.changedElsewhere(hint))
    if (this.config.NODE_ENV !== 'test') this.timer = setInterval(() => void this.lookAgain(), 1_000)
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer)
    this.stopListening?.()
    await Promise.all(this.reading.values())
  }

  onEntries(deliver: Deliver): void {
    this.delivers.add(deliver)
  }

  /** The version up to which a bar's changes were delivered. */
  version(barId: string): number | undefined {
    return this.heard.get(barId)
  }

  /** All bars that this process knows of, always in the same order. */
  bars(): string[] {
    return [...this.heard.keys()]
  }

  /** One look at all bars: reads those that went on without a hint. */
  async look(): Promise<void> {
    for (const { id, version } of await this.versions()) {
      const heard = this.heard.get(id)
      if (heard === undefined) this.heard.set(id, version)
      else if (heard < version) await this.read(id)
    }
  }

  /**
   * What changed after a version that somebody holds, as far as this process has heard: the rest comes to them through the room that they are in.
   * After a restart or a lost network all screens of a bar ask for much the same: one read serves them.
   */
  async since(barId: string, version: number): Promise<Entry[]> {
    await this.reading.get(barId)
    const heard = this.heard.get(barId)
    if (heard !== undefined && version >= heard) return []
    const had = this.asked.get(barId)
    const shared = had && had.version <= version && had.heard === heard ? await had.entries : null
    if (shared && (had?.version === version || shared.length < mostAtOnce)) return shared.filter((entry) => entry.version > version)
    const entries = this.after(barId, version)
    const mine = { version, heard, entries }
    const forget = () => this.asked.get(barId) === mine && this.asked.delete(barId)
    this.asked.set(barId, mine)
    // Words that are erased must not stand here for long.
    setTimeout(forget, sharedFor).unref()
    void entries.catch(forget)
    return entries
  }

  async after(barId: string, version: number): Promise<Entry[]> {
    const rows = await straight(this.database, entriesAfter, [barId, version, mostAtOnce])
    return rows.map(entry)
  }

  /** Reads a bar onward. Asked again while it reads, it looks once more afterwards, so that no hint falls between. */
  read(barId: string): Promise<void> {
    const running = this.reading.get(barId)
    if (running) {
      this.again.add(barId)
      return running
    }
    const reading = this.readOn(barId)
      .catch((error: unknown) => this.log.error(error))
      .finally(() => {
        this.reading.delete(barId)
        if (this.again.has(barId)) void this.read(barId)
      })
    this.reading.set(barId, reading)
    return reading
  }

  private changedHere(hint: Hint): void {
    this.others.tell(moved, hint)
    void this.read(hint.barId)
  }

  private changedElsewhere({ barId, version }: Hint): void {
    if (version > (this.heard.get(barId) ?? 0)) void this.read(barId)
  }

  /** One look at a time, however slow the database is; when it is away, that is said once. */
  private async lookAgain(): Promise<void> {
    if (this.looking) return
    this.looking = true
    try {
      await this.look()
      this.blind = false
    } catch (error) {
      if (!this.blind) this.log.error(error)
      this.blind = true
    } finally {
      this.looking = false
    }
  }

  private async readOn(barId: string): Promise<void> {
    for (;;) {
      this.again.delete(barId)
      const entries = await this.after(barId, this.heard.get(barId) ?? 0)
      const last = entries.at(-1)
      if (last) {
        this.heard.set(barId, last.version)
        for (const deliver of this.delivers) deliver(barId, entries)
      }
      if (entries.length < mostAtOnce && !this.again.has(barId)) return
    }
  }

  private versions(): Promise<{ id: string; version: number }[]> {
    return this.database.query('SELECT id, version FROM bar')
  }
}
