import type { DataSource } from 'typeorm'
import { BarsService } from '../bars/bars.service.ts'
import { BookingsService } from '../bookings/bookings.service.ts'
import { FreeTimesService } from '../bookings/free-times.service.ts'
import { SeatKeeper } from '../bookings/seat-keeper.ts'
import { Config } from '../platform/config.ts'
import { Line } from '../queue/line.ts'
import { QueueService } from '../queue/queue.service.ts'
import { ClosingService } from '../queue/closing.service.ts'
import { getDataSourceToken } from '@nestjs/typeorm'
import type { TestApp } from './app.ts'

/** The bookings of a second process on the same database: it has a line of its own, so that only the database is between the two. */
export function secondBookings(app: TestApp): BookingsService {
  const database: DataSource = app.nest.get(getDataSourceToken())
  const bars = new BarsService(database, app.clock, app.get(Config as never))
  const line = new Line(database, app.clock)
  new SeatKeeper(line, bars).onModuleInit()
  return new BookingsService(line, new QueueService(line, bars, database, app.config), new FreeTimesService(bars, app.clock, app.get(ClosingService), database))
}
