import { Controller, Get } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { BarView } from '../../shared/bars.ts'
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
}
