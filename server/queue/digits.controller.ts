import { Controller, Get, Param } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { id } from '../../shared/words.ts'
import { BarsService } from '../bars/bars.service.ts'
import { For } from '../platform/access.ts'

/** What the store shows. */
@ApiTags('line')
@Controller('bars/:bar/digits')
export class DigitsController {
  constructor(private readonly bars: BarsService) {}

  @Get()
  @For('specialist')
  @ApiOperation({ summary: "Today's check-in digits", description: 'Four digits, for one day of the bar; a customer who enters them stands in the store.' })
  async digits(@Param('bar', { schema: id }) barId: string): Promise<{ digits: string }> {
    return { digits: this.bars.digits(await this.bars.one(barId)) }
  }
}
