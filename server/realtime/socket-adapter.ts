import type { INestApplicationContext } from '@nestjs/common'
import { IoAdapter } from '@nestjs/platform-socket.io'
import { Semaphore } from 'async-mutex'
import type { IncomingMessage } from 'node:http'
import { defer, type Observable } from 'rxjs'
import type { Server, ServerOptions, Socket } from 'socket.io'
import { socketPath } from '../../shared/live.ts'
import { type Asker, Asking } from '../auth/asking.ts'
import { Config } from '../platform/config.ts'
import { isSameOrigin } from '../platform/write-guard.ts'

/**
 * Handshakes that are decided at the same time. After a restart everybody comes at once: the others wait here, so that whoever is
 * in gets answers, and does not give up and begin anew behind all the others. Who gave up meanwhile costs nothing.
 */
const mostHandshakes = 24

type Handler = { message: unknown; callback: (data: unknown, ack?: unknown) => unknown }

/**
 * socket.io on the server's own port. The handshake is decided before a socket exists: another site's page and whoever is not
 * known are refused. Websocket only, so that any process may take any client.
 */
export class SocketAdapter extends IoAdapter {
  constructor(private readonly context: INestApplicationContext) {
    super(context)
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const asking = this.context.get(Asking, { strict: false })
    const config = this.context.get(Config, { strict: false })
    const askers = new WeakMap<IncomingMessage, Asker>()
    const handshakes = new Semaphore(mostHandshakes)
    const allowRequest = (request: IncomingMessage, decide: (error: string | null, allowed: boolean) => void) => {
      if (!isSameOrigin(config, request.headers)) return decide('This request came from another site.', false)
      const asker = handshakes.runExclusive<Asker>(async () => (request.socket.destroyed ? {} : asking.whoOfCookies(request.headers.cookie)))
      asker.then(
        (asker) => {
          askers.set(request, asker)
          // A kiosk has nothing to hear.
          const known = Boolean(asker.staff ?? asker.customer ?? asker.screen?.kind === 'board')
          decide(known ? null : 'Please sign in first.', known)
        },
        () => decide('Please try again.', false),
      )
    }
    const ours: Partial<ServerOptions> = {
      path: socketPath,
      transports: ['websocket'],
      maxHttpBufferSize: 16_384,
      perMessageDeflate: false,
      serveClient: false,
      allowRequest,
    }
    const server: Server = super.createIOServer(port, { ...options, ...ours } as ServerOptions)
    server.use((socket: Socket, next) => {
      socket.data.asker = askers.get(socket.request) ?? {}
      // Nothing asks for the request any more, and it is a part of what a socket weighs; what it said stands in the handshake.
      ;(socket.conn as { request: IncomingMessage | null }).request = null
      next()
    })
    return server
  }

  /** One listener for each message. Nest's own keeps a pipeline for each on every socket, a quarter of what a socket weighs. */
  override bindMessageHandlers(socket: Socket, handlers: Handler[], transform: (answer: unknown) => Observable<unknown>): void {
    for (const { message, callback } of handlers) {
      socket.on(String(message), (...sent: unknown[]) => {
        const { data, ack } = this.mapPayload(sent.length > 1 ? sent : sent[0])
        defer(() => transform(callback(data, ack))).subscribe({
          next: (answer) => ack?.(answer),
          error: (error: unknown) => this.logger.error(error),
        })
      })
    }
  }
}
