import 'reflect-metadata'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { CannotStart } from './platform/cannot-start.ts'
import { SystemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { openDatabase, run, settings } from './platform/environment.ts'
import { stopOnSignal } from './platform/stopping.ts'

const say = (line: string) => console.log(line)

// A long collection takes half a second of both cores, and every command that comes meanwhile waits. V8 spaces them by the share of
// time that they take, so that few objects that live long make them no rarer: here by memory, at 2.5 times what is in use. (And not
// when it believes that there is time for one; that can be said at the start alone: see `start` in package.json.)
setFlagsFromString('--heap-growing-percent=150')
// While thousands of screens connect, V8 learns that what we make lives long, and from then on puts the short-lived objects of every
// command beside the old ones, where only the long collections find them.
setFlagsFromString('--no-allocation-site-pretenuring')

/**
 * Connections that wait to be accepted. After a restart everybody comes within seconds; where the system drops one, the browser's own
 * asks again after 1, 3, 7, 15 and 31 s. The system's own limit (somaxconn) holds as well.
 */
const backlog = 4_096

/** The built client lies in dist/, from wherever this file runs. */
const client = join(import.meta.dirname, import.meta.url.endsWith('.ts') ? '../dist/client' : '../client')

/** Loading takes a second, in which the database starts. What is wrong with settings or port is said before. */
const load = () => Promise.all([import('./platform/migrate.ts'), import('./demo/first-start.ts'), import('./aftercare.ts'), import('./platform/logger.ts')])

async function start(): Promise<void> {
  const wanted = settings()
  await refuseTakenPort(wanted)
  const [database, [{ migrate }, { makeDemoContent }, { aftercare }, { AppLogger }]] = await Promise.all([openDatabase(wanted, say), load()])
  const { config } = database
  let app: NestFastifyApplication | undefined
  const stop = async () => {
    if (app) await closeInOrder(app)
    await database.close()
  }
  // From here on: a stop during the start also leaves a database that was closed properly.
  stopOnSignal(stop, say)
  try {
    await migrate(config)
    await makeDemoContent(config, say)
    app = await aftercare(config, new SystemClock(), new AppLogger(config.LOG_LEVEL), client)
    await app.listen({ port: config.PORT, host: config.HOST, backlog }).catch((error: unknown) => Promise.reject(notListening(error, config)))
  } catch (error) {
    await stop()
    throw error
  }
  welcome(app, config, database.where)
}

/** A connection that was answering when the stop began stays open for the next request: it is closed as soon as it is idle. */
async function closeInOrder(app: NestFastifyApplication): Promise<void> {
  const idle = setInterval(() => app.getHttpServer().closeIdleConnections(), 50)
  await app.close().finally(() => clearInterval(idle))
}

/** Asked before anything is started, so that the second of two servers fails at once. */
function refuseTakenPort(config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', (error) => reject(notListening(error, config)))
    probe.listen(config.PORT, config.HOST, () => probe.close(() => resolve()))
  })
}

function notListening(error: unknown, { PORT, HOST }: Config): unknown {
  const { code } = error as { code?: string }
  if (code === 'EADDRINUSE') return new CannotStart(`Port ${PORT} is in use: stop what listens there, or choose another, as in PORT=${PORT + 1} npm start`)
  if (code === 'EACCES') return new CannotStart(`PORT ${PORT} may not be used by this user: choose one from 1024 on.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new CannotStart(`HOST ${HOST} is not an address of this machine.`)
  return error
}

function welcome(app: NestFastifyApplication, config: Config, where: string | undefined): void {
  const address = app.getHttpServer().address()
  const port = typeof address === 'object' && address ? address.port : config.PORT
  const open = config.PUBLIC_URL.replace(/:0$/, `:${port}`)
  say(`\n  ${config.SHOP_NAME} is open at ${open}`)
  say(`  Staff sign in at ${open}/staff${config.production ? '' : ' (the page names the demo accounts)'}`)
  if (config.production) say('  The first admin comes from: npm run admin -- create --email you@example.org')
  if (where) say(`  Everything is kept in ${where}`)
  say('  Ctrl-C stops it.\n')
}

await run(start)
