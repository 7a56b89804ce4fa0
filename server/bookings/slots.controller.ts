import { Controller, Get, Param, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { z } from 'zod'
import { type SlotsView, slotsQuery } from '../../shared/bookings.ts'
import { id } from '../../shared/words.ts'
import { For } from '../platform/access.ts'
import { FreeTimesService } from './free-times.service.ts'

/** Times that can be booked, for everybody. */
@ApiTags('bookings')
@Controller('bars/:bar/slots')
export class SlotsController {
  constructor(private readonly times: FreeTimesService) {}

  @Get()
  @For('anyone')
  @ApiOperation({
    summary: 'Free times',
    description: "By the place's own calendar days, from `from` or today, at most 60 days ahead. Days without a free time are there, and empty.",
  })
  slots(@Param('bar', { schema: id }) bar: string, @Query({ schema: slotsQuery }) query: z.output<typeof slotsQuery>): Promise<SlotsView> {
    return this.times.slots(bar, query)
  }
}
