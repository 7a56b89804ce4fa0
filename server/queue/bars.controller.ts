import { Controller, Get, Param } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { BarView } from '../../shared/bars.ts'
import { id } from '../../shared/words.ts'
import { For } from '../platform/access.ts'
import { PlacesService } from './places.service.ts'

/** The places that give help, for everybody. */
@ApiTags('bars')
@Controller('bars')
export class BarsController {
  constructor(private readonly places: PlacesService) {}

  @Get()
  @For('anyone')
  @ApiOperation({ summary: 'All places', description: 'With their hours now, topics, whether one may join, and the wait as a cautious range in minutes.' })
  all(): Promise<BarView[]> {
    return this.places.all()
  }

  @Get(':bar')
  @For('anyone')
  @ApiOperation({ summary: 'One place', description: 'As among all of them: a screen that hangs in it asks for no other.' })
  one(@Param('bar', { schema: id }) barId: string): Promise<BarView> {
    return this.places.one(barId)
  }
}
