import { Module } from '@nestjs/common'
import { BarsModule } from '../bars/bars.module.ts'
import { QueueModule } from '../queue/queue.module.ts'
import { BookingsService } from './bookings.service.ts'
import { CalendarService } from './calendar.service.ts'
import { FreeTimesService } from './free-times.service.ts'
import { MyBookingsController } from './my-bookings.controller.ts'
import { SeatKeeper } from './seat-keeper.ts'
import { SlotsController } from './slots.controller.ts'
import { StaffBookingsController } from './staff-bookings.controller.ts'
import { StaffBookingsService } from './staff-bookings.service.ts'

/** Slots, and the seats that are held for them. */
@Module({
  imports: [BarsModule, QueueModule],
  controllers: [SlotsController, MyBookingsController, StaffBookingsController],
  providers: [BookingsService, StaffBookingsService, FreeTimesService, CalendarService, SeatKeeper],
  exports: [BookingsService, CalendarService],
})
export class BookingsModule {}
