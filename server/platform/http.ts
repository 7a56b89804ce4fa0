import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import type { DynamicModule, LoggerService } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { IoAdapter } from '@nestjs/platform-socket.io'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from './config.ts'
import { OpenApi } from './openapi.ts'
import { answer, Problems, refusalOf } from './problems.ts'
import { Refusal } from './refusal.ts'
import { serveClient } from './static.ts'
import { refuseUnread } from './unread.ts'
import { Validation } from './validation.ts'
import { guardWrites } from './write-guard.ts'

/** `client`: folder of the built client. `sockets`: how sockets are taken. */
type With = { client?: string; sockets?: (app: NestFastifyApplication) => IoAdapter }

/** Puts the HTTP server together around the rooms of `module`. Does not listen yet. */
export async function httpServer(
  module: DynamicModule,
  config: Config,
  logger: LoggerService,
  { client, sockets }: With = {},
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    // One proxy: what it added itself stands last in X-Forwarded-For. Everything before that the client may have made up, to escape limits.
    trustProxy: config.TRUST_PROXY ? (_: string, hop: number) => hop === 0 : false,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read has no route, so that no filter sees it.
    clientErrorHandler: refuseUnread,
    frameworkErrors: (error: unknown, _: FastifyRequest, reply: FastifyReply) => answer(reply, refusalOf(error) ?? new Refusal('bad_request')),
  })
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { bodyParser: false, abortOnError: false, logger })
  const fastify = adapter.getInstance() as unknown as FastifyInstance
  await fastify.register(cookie)
  await fastify.register(helmet, securityHeaders(config))
  await fastify.register(compress, { threshold: 1400, encodings: ['br', 'gzip'] })
  guardWrites(fastify, config)
  app.setGlobalPrefix('api')
  app.useGlobalPipes(new Validation())
  app.useGlobalFilters(new Problems())
  if (sockets) app.useWebSocketAdapter(sockets(app))
  if (client) await serveClient(fastify, client)
  await app.init()
  app.get(OpenApi).describe(app)
  return app
}

/** Our own scripts only. Styles may be inline, as Mantine writes its variables into the page. */
function securityHeaders(config: Config) {
  const secure = config.PUBLIC_URL.startsWith('https:')
  const socket = config.PUBLIC_URL.replace(/^http/, 'ws')
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'https:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", socket],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    crossOriginOpenerPolicy: secure,
    originAgentCluster: secure,
    referrerPolicy: { policy: 'same-origin' as const },
  }
}
