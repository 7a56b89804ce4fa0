import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { z } from 'zod'
import { type BookFor, bookForBody } from '../../shared/bookings.ts'
import type { StaffTicket } from '../../shared/line.ts'
import { saidForBody, timeForBody } from '../../shared/moves.ts'
import { id } from '../../shared/words.ts'
import { AsBy, AsStaff, type By, For, type StaffWho } from '../platform/access.ts'
import { ComingService } from '../queue/coming.service.ts'
import { BookingsService } from './bookings.service.ts'
import { StaffBookingsService } from './staff-bookings.service.ts'

const uuid = { schema: id }

/** Booked times, from behind the desk: for whoever has no phone at hand, or rings up. */
@ApiTags('bookings')
@Controller('bars/:bar')
export class StaffBookingsController {
  constructor(
    private readonly coming: ComingService,
    private readonly bookings: BookingsService,
    private readonly forSomebody: StaffBookingsService,
  ) {}

  @Post('bookings')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({
    summary: 'Book a time for somebody',
    description:
      'Any free time, also for somebody with many. Without a `customer` proof is brought to the desk; without a `contact` a known customer is told at their verified address.',
  })
  book(@AsBy() by: By, @Param('bar', uuid) barId: string, @Body({ schema: bookForBody }) body: BookFor): Promise<StaffTicket> {
    return this.forSomebody.book(by, barId, body)
  }

  @Post('tickets/:ticket/take-time')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({
    summary: 'Another time, or a time instead of the place in the line',
    description:
      'A booking moves; its old time is kept until the new one is had. Whoever waits, or was offered a first time at closing, comes at that time instead. With `seen`, only if nobody has moved it since.',
  })
  takeTime(
    @AsBy() by: By,
    @Param('bar', uuid) barId: string,
    @Param('ticket', uuid) ticket: string,
    @Body({ schema: timeForBody }) { start, seen }: z.infer<typeof timeForBody>,
  ): Promise<StaffTicket> {
    return this.bookings.change(by, barId, ticket, new Date(start), seen)
  }

  @Post('tickets/:ticket/cancel')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({
    summary: 'Cancel a booked time for somebody',
    description: 'Its seat is free at once. Can be taken back while it still is. With `seen`, only if nobody has moved it since.',
  })
  cancel(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', uuid) barId: string,
    @Param('ticket', uuid) ticket: string,
    @Body({ schema: saidForBody }) { seen }: z.infer<typeof saidForBody>,
  ): Promise<StaffTicket> {
    return this.coming.cancel(by, barId, ticket, { who, seen })
  }
}
