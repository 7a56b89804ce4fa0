import { setTimeout as sleep } from 'node:timers/promises'
import { io, type Socket } from 'socket.io-client'
import { type Audience, type Change, follow, type Lines, type News, type Picture } from '../../../shared/line.ts'
import { type Beat, type ChangeMessage, type SinceAnswer, socketPath, type Watch } from '../../../shared/live.ts'

type Seen = Picture<Lines[Audience]>

/** A screen that follows a line through everything: it connects again by itself, asks for what it missed, and minds the order of what it is sent. */
export class Follower {
  picture: Seen | null = null
  /** How often it was connected. */
  connections = 0
  /** Whatever one connection was sent that did not follow on what it was sent before. */
  readonly disorder: string[] = []
  private readonly socket: Socket
  private sent: number | undefined
  private asking: Promise<void> | undefined
  private early: Change<News[Audience]>[] = []

  constructor(
    url: string,
    cookie: string,
    readonly about: Watch,
  ) {
    const again = { reconnectionDelay: 50, reconnectionDelayMax: 400, timeout: 5_000 }
    this.socket = io(url, { path: socketPath, transports: ['websocket'], extraHeaders: { cookie }, forceNew: true, ...again })
    this.socket.on('connect', () => this.connected())
    this.socket.on('change', (message: ChangeMessage<Audience>) => this.hear(message))
    this.socket.on('beat', ({ version }: Beat) => version > (this.picture?.version ?? 0) && this.askOn())
  }

  /** Resolves when the first picture is there. */
  async ready(): Promise<this> {
    while (!this.picture) await sleep(5)
    return this
  }

  close(): void {
    this.socket.close()
  }

  private connected(): void {
    this.connections++
    this.sent = undefined
    this.askOn()
  }

  private hear({ changes }: ChangeMessage<Audience>): void {
    for (const { v } of changes) {
      if (this.sent !== undefined && v !== this.sent + 1) this.disorder.push(`${v} after ${this.sent}`)
      this.sent = v
    }
    if (this.asking) this.early.push(...changes)
    else this.take(changes)
  }

  private take(changes: Change<News[Audience]>[]): void {
    if (!this.picture) return
    const next = follow(this.about.audience, this.picture, changes)
    this.picture = next.picture
    if (next.missing) this.askOn()
  }

  /** One question at a time; what is sent meanwhile is taken afterwards. */
  private askOn(): void {
    this.asking ??= this.ask().finally(() => {
      this.asking = undefined
      this.take(this.early.splice(0))
    })
  }

  /** Asks until an answer comes, or the connection goes: the next one asks anew. */
  private async ask(): Promise<void> {
    const connection = this.connections
    while (this.socket.connected && this.connections === connection) {
      const [message, asked] = (this.picture ? ['since', { ...this.about, version: this.picture.version }] : ['watch', this.about]) as [string, object]
      const answer: SinceAnswer<Audience> | null = await this.socket
        .timeout(3_000)
        .emitWithAck(message, asked)
        .catch(() => null)
      if (answer?.ok) {
        if ('picture' in answer) this.picture = answer.picture
        else this.take(answer.changes)
        return
      }
      await sleep(200)
    }
  }
}
