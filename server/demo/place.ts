import { type DynamicModule, type INestApplicationContext, Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { DataSource } from 'typeorm'
import { BarsModule } from '../bars/bars.module.ts'
import { BarsService } from '../bars/bars.service.ts'
import { BookingsModule } from '../bookings/bookings.module.ts'
import { BookingsService } from '../bookings/bookings.service.ts'
import { CustomersModule } from '../customers/customers.module.ts'
import { Customers } from '../customers/customers.service.ts'
import { TravellingClock } from '../platform/clock.ts'
import type { Config, WithDatabase } from '../platform/config.ts'
import { loginsOf } from '../platform/logins.ts'
import { PlatformModule } from '../platform/platform.module.ts'
import { CallingService } from '../queue/calling.service.ts'
import { ComingService } from '../queue/coming.service.ts'
import { DesksService } from '../queue/desks.service.ts'
import { QueueModule } from '../queue/queue.module.ts'
import { QueueService } from '../queue/queue.service.ts'
import { TellingService } from '../queue/telling.service.ts'
import { ClosingService } from '../queue/closing.service.ts'
import { DueService } from '../queue/due.service.ts'
import { UndoService } from '../queue/undo.service.ts'
import { SessionsModule } from '../sessions/sessions.module.ts'
import { SessionsService } from '../sessions/sessions.service.ts'

/** The rooms that work at a help bar, and no others: no doors, no sockets, and above all no messages to people who do not exist. */
@Module({ imports: [BarsModule, BookingsModule, CustomersModule, QueueModule, SessionsModule] })
class PastModule {
  static with(config: Config, clock: TravellingClock): DynamicModule {
    return { module: PastModule, imports: [PlatformModule.with(config, clock)] }
  }
}

/** The commands of the server, given at a time that travels. */
export type Rooms = {
  clock: TravellingClock
  database: DataSource
  bars: BarsService
  bookings: BookingsService
  calling: CallingService
  coming: ComingService
  customers: Customers
  desks: DesksService
  queue: QueueService
  sessions: SessionsService
  telling: TellingService
  closing: ClosingService
  due: DueService
  undoing: UndoService
  close: () => Promise<void>
}

/** Opens the rooms with a clock of their own. Each bar gets its own set: bars do not share a line, and need not share a time. */
export async function openRooms(config: WithDatabase): Promise<Rooms> {
  const clock = new TravellingClock()
  const context = await NestFactory.createApplicationContext(PastModule.with(ofThePast(config), clock), { logger: ['error'], abortOnError: false })
  return { ...services(context), clock, close: () => context.close() }
}

/**
 * Nothing runs by itself here (`test`: no timers, `by hand`: no jobs): what happens because time passes happens when the clock says so.
 * And nothing waits for the disk at a commit: content that a power cut leaves half-made is made anew.
 */
function ofThePast(config: WithDatabase): Config {
  const desk = new URL(loginsOf(config).desk.url)
  desk.searchParams.set('options', '-c synchronous_commit=off')
  return config.with({ NODE_ENV: 'test', JOBS: 'by hand', POOL_SIZE: 2, DESK_DATABASE_URL: desk.href, SALES_DATABASE_URL: loginsOf(config).sales.url })
}

function services(context: INestApplicationContext): Omit<Rooms, 'clock' | 'close'> {
  const get = <T>(what: abstract new (...args: never[]) => T): T => context.get(what as never, { strict: false })
  return {
    database: get(DataSource),
    bars: get(BarsService),
    bookings: get(BookingsService),
    calling: get(CallingService),
    coming: get(ComingService),
    customers: get(Customers),
    desks: get(DesksService),
    queue: get(QueueService),
    sessions: get(SessionsService),
    telling: get(TellingService),
    closing: get(ClosingService),
    due: get(DueService),
    undoing: get(UndoService),
  }
}
