import { Body, Controller, Get, Header, HttpCode, Param, Post, Res } from '@nestjs/common'
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import type { FastifyReply } from 'fastify'
import type { z } from 'zod'
import { timeBody } from '../../shared/bookings.ts'
import type { TicketView } from '../../shared/queue.ts'
import { id } from '../../shared/words.ts'
import { AsBy, AsCustomer, type By, type CustomerWho, For } from '../platform/access.ts'
import { OwnTicketsService } from '../queue/own-tickets.service.ts'
import { BookingsService } from './bookings.service.ts'
import { CalendarService } from './calendar.service.ts'

/** A customer's own booked time. */
@ApiTags('my')
@Controller('my/tickets/:ticket')
export class MyBookingsController {
  constructor(
    private readonly bookings: BookingsService,
    private readonly calendars: CalendarService,
    private readonly own: OwnTicketsService,
  ) {}

  @Post('change')
  @HttpCode(200)
  @For('customer')
  @ApiOperation({
    summary: 'Choose another time',
    description:
      'A booking moves; its old time is kept until the new one is had. Whoever waits, or was offered a first time at closing, takes a time instead of the place in the line.',
  })
  async change(
    @AsCustomer() who: CustomerWho,
    @AsBy() by: By,
    @Param('ticket', { schema: id }) ticket: string,
    @Body({ schema: timeBody }) { start }: z.infer<typeof timeBody>,
  ): Promise<TicketView> {
    const { barId } = await this.own.own(who.id, ticket)
    await this.bookings.change(by, barId, ticket, new Date(start))
    return this.own.view(who.id, ticket)
  }

  @Get('calendar')
  @For('customer')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @ApiProduces('text/calendar')
  @ApiOperation({
    summary: 'The booked time for a calendar',
    description: 'iCalendar. The entry keeps its UID through every change; after cancelling, the file removes it.',
  })
  async calendar(
    @AsCustomer() who: CustomerWho,
    @Param('ticket', { schema: id }) ticket: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.own.own(who.id, ticket)
    const { filename, content } = await this.calendars.ics(ticket)
    reply.header('content-disposition', `inline; filename="${filename}"`)
    return content
  }
}
