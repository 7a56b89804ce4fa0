import { Logger, type OnApplicationShutdown } from '@nestjs/common'
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
} from '@nestjs/websockets'
import type { Server, Socket } from 'socket.io'
import type { z } from 'zod'
import type { SinceAnswer, WatchAnswer } from '../../shared/live.ts'
import type { Audience } from '../../shared/line.ts'
import { type Asker, Asking } from '../auth/asking.ts'
import { Clock } from '../platform/clock.ts'
import { refusalOf } from '../platform/problems.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Entry } from './entry.ts'
import { LogService } from './log.service.ts'
import { concerned, present } from './presenters.ts'
import { audiences, barRoom, loginRoom, ticketRoom } from './rooms.ts'
import { sinceMessage, watchMessage, WatchingService } from './watching.service.ts'

type Refused = { ok: false; code: string; detail: string }
type Known = Socket & { data: { asker: Asker; budget: number; refilledAt: number } }
/** Messages that one socket may send: a burst, and so many more each second. Whoever sent far too many is heard again after 15 s of quiet. */
const burst = 30
const perSecond = 2
/** A bar of which its rooms have heard nothing for so long (ms) is given a beat. A change says as much. */
const beatAfter = 15_000
/** How often (ms) it is looked whose time has come: many at once would hold up commands. */
const beatEvery = 250
const rightsEvery = 60_000
const checkedAtOnce = 200

/** The world hears here, after commit: every version to every room of the bar, shaped for who listens. */
@WebSocketGateway()
export class LiveGateway implements OnGatewayInit, OnGatewayConnection, OnApplicationShutdown {
  @WebSocketServer() private readonly server: Server
  private readonly logger = new Logger('live')
  private timers: NodeJS.Timeout[] = []
  /** When each bar's rooms heard a word last (epoch ms). */
  private readonly saidAt = new Map<string, number>()

  constructor(
    private readonly log: LogService,
    private readonly watching: WatchingService,
    private readonly asking: Asking,
    private readonly clock: Clock,
  ) {}

  afterInit(): void {
    this.log.onEntries((barId, entries) => this.deliver(barId, entries))
    this.asking.onLost((login) => this.server.in(loginRoom(login)).disconnectSockets(true))
    this.timers = [
      setInterval(() => this.beat(), beatEvery),
      setInterval(() => void this.checkRights().catch((error: unknown) => this.logger.error(error)), rightsEvery),
    ]
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearInterval(timer)
  }

  async handleConnection(socket: Known): Promise<void> {
    // The handshake has asked already (socket-adapter.ts refuses foreign origins and strangers); here the rooms of the logins.
    const asker = socket.data.asker
    for (const who of [asker.staff, asker.customer, asker.screen]) if (who) await socket.join(loginRoom(who.login))
  }

  @SubscribeMessage('watch')
  watch(@ConnectedSocket() socket: Known, @MessageBody() message: unknown): Promise<WatchAnswer<Audience>> {
    return this.answer(socket, watchMessage, message, async (watch) => {
      await this.watching.mustBeAllowed(await this.stillKnown(socket), watch)
      // The room first: what commits while the picture is read comes as a change, and fits on or leaves a gap that is asked for.
      await socket.join(
        watch.audience === 'phone' && watch.ticket ? [barRoom(watch.bar, 'phone'), ticketRoom(watch.ticket)] : barRoom(watch.bar, watch.audience),
      )
      return this.watching.picture(watch)
    })
  }

  @SubscribeMessage('since')
  since(@ConnectedSocket() socket: Known, @MessageBody() message: unknown): Promise<SinceAnswer<Audience>> {
    return this.answer(socket, sinceMessage, message, async (since) => {
      await this.watching.mustBeAllowed(await this.stillKnown(socket), since)
      await socket.join(
        since.audience === 'phone' && since.ticket ? [barRoom(since.bar, 'phone'), ticketRoom(since.ticket)] : barRoom(since.bar, since.audience),
      )
      const { answer, mine } = await this.watching.since(since)
      if (mine) socket.emit('mine', mine)
      return answer
    })
  }

  @SubscribeMessage('unwatch')
  unwatch(@ConnectedSocket() socket: Known, @MessageBody() message: unknown): Promise<{ ok: true } | Refused> {
    return this.answer(socket, watchMessage, message, async ({ bar, audience, ticket }) => {
      await socket.leave(barRoom(bar, audience))
      if (ticket) await socket.leave(ticketRoom(ticket))
      return { ok: true }
    })
  }

  private deliver(barId: string, entries: Entry[]): void {
    this.saidAt.set(barId, this.clock.now().getTime())
    for (const audience of audiences) {
      const room = barRoom(barId, audience)
      if (this.server.of('/').adapter.rooms.has(room))
        this.server.to(room).emit('change', { bar: barId, audience, changes: entries.map((entry) => present(audience, entry)) })
    }
    for (const mine of entries.flatMap(concerned)) this.server.to(ticketRoom(mine.ticket)).emit('mine', mine)
  }

  private beat(): void {
    const now = this.clock.now()
    for (const bar of this.log.bars()) {
      // At the start each bar gets a time of its own.
      const saidAt = this.saidAt.get(bar) ?? now.getTime() - Math.random() * beatAfter
      const isDue = now.getTime() - saidAt >= beatAfter
      this.saidAt.set(bar, isDue ? now.getTime() : saidAt)
      if (isDue) this.beatTo(bar, now.toISOString())
    }
  }

  private beatTo(bar: string, at: string): void {
    const { rooms } = this.server.of('/').adapter
    for (const room of audiences.map((audience) => barRoom(bar, audience)))
      if (rooms.has(room)) this.server.to(room).emit('beat', { bar, version: this.log.version(bar) ?? 0, at })
  }

  /** Who has lost a right since is disconnected; the next handshake asks anew. Some hundred at a time, so that commands go on between them. */
  async checkRights(): Promise<void> {
    const sockets = [...(this.server.of('/').sockets as Map<string, Known>).values()].filter(({ data }) => data.asker.staff ?? data.asker.screen)
    while (sockets.length > 0) {
      const some = sockets.splice(0, checkedAtOnce)
      const valid = await this.asking.stillValid(some.flatMap(({ data }) => [data.asker.staff ?? [], data.asker.screen ?? []].flat()))
      for (const socket of some) if ([socket.data.asker.staff, socket.data.asker.screen].some((who) => who && !valid.has(who.login))) socket.disconnect(true)
    }
  }

  private async stillKnown(socket: Known): Promise<Asker> {
    const asker = await this.asking.whoOfCookies(socket.handshake.headers.cookie)
    socket.data.asker = asker
    return asker
  }

  private async answer<T, A>(socket: Known, schema: z.ZodType<T>, message: unknown, work: (message: T) => Promise<A>): Promise<A> {
    try {
      this.spend(socket)
      const read = schema.safeParse(message)
      if (!read.success) throw new Refusal('not_valid', { sentence: read.error.issues[0]?.message })
      return await work(read.data)
    } catch (error) {
      const known = refusalOf(error)
      if (!known) this.logger.error(error)
      const refusal = known ?? new Refusal('unexpected')
      return { ok: false, code: refusal.code, detail: refusal.message } as A
    }
  }

  private spend(socket: Known): void {
    const now = this.clock.now().getTime()
    const { budget = burst, refilledAt = now } = socket.data
    socket.data.budget = Math.max(-burst, Math.min(burst, budget + ((now - refilledAt) / 1000) * perSecond) - 1)
    socket.data.refilledAt = now
    if (socket.data.budget < 0) throw new Refusal('too_many_tries')
  }
}
