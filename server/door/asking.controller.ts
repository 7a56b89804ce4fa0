import { Body, Controller, HttpCode, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { type Asked, type Book, bookBody, type Join, joinBody } from '../../shared/door.ts'
import { Network } from '../auth/network.ts'
import { AsBy, AsCustomer, type By, type CustomerWho, For } from '../platform/access.ts'
import { DoorService } from './door.service.ts'

/** Asking for help: a place now, or a time. */
@ApiTags('door')
@Controller('door')
export class AskingController {
  constructor(private readonly door: DoorService) {}

  @For('customer')
  @Post('join')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Take a place in the live line',
    description: 'Whoever has a place there already is led to it (`already: true`). `contact` is where messages go: empty for the own verified address.',
  })
  join(@AsCustomer() who: CustomerWho, @AsBy() by: By, @Body({ schema: joinBody }) body: Join, @Network() network: string): Promise<Asked> {
    return this.door.join(who, by, body, network)
  }

  @For('customer')
  @Post('book')
  @HttpCode(200)
  @ApiOperation({ summary: 'Book a time', description: 'Takes a seat at `start` (ISO 8601), as offered by the slots of the place.' })
  book(@AsCustomer() who: CustomerWho, @AsBy() by: By, @Body({ schema: bookBody }) body: Book, @Network() network: string): Promise<Asked> {
    return this.door.book(who, by, body, network)
  }
}
