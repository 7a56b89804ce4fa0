import type { LoggerService } from '@nestjs/common'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { AppModule } from './app.module.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { httpServer } from './platform/http.ts'
import { SocketAdapter } from './realtime/socket-adapter.ts'

/** The whole server: all rooms, HTTP and sockets on one port. `client` is the folder of the built client. Does not listen yet. */
export const aftercare = (config: Config, clock: Clock, logger: LoggerService, client?: string): Promise<NestFastifyApplication> =>
  httpServer(AppModule.with(config, clock), config, logger, { ...(client ? { client } : {}), sockets: (app) => new SocketAdapter(app) })
