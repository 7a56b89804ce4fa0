import { Body, Controller, Get, Header, HttpCode, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { z } from 'zod'
import { receiptBody } from '../../shared/door.ts'
import {
  addressBody,
  type AddressHeard,
  checkInBody,
  type KioskJoin,
  kioskJoinBody,
  type KioskJoined,
  type KioskPlace,
  type KioskStart,
} from '../../shared/screens.ts'
import { AsBy, AsScreen, type By, For, type ScreenWho } from '../platform/access.ts'
import { ArrivalsService } from './arrivals.service.ts'
import { KioskService } from './kiosk.service.ts'

/** What somebody who stands before the tablet can do, at the bar whose tablet it is. Nothing is kept by the browser; nobody is known afterwards. */
@ApiTags('kiosk')
@Controller('screen')
export class KioskController {
  constructor(
    private readonly kiosk: KioskService,
    private readonly arrivals: ArrivalsService,
  ) {}

  @Get('start')
  @For('kiosk')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'What the tablet shows first',
    description: 'Its bar with topics, whether one may join, and the wait as a cautious range in minutes.',
  })
  start(@AsScreen() screen: ScreenWho): Promise<KioskStart> {
    return this.kiosk.start(screen)
  }

  @Post('check-in')
  @HttpCode(200)
  @For('kiosk')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Check in by code',
    description:
      'By the four characters of a visit, or by its id from a scanned code: a booked time of today, a place that was taken from afar, or a turn that was missed today.',
  })
  checkIn(@AsScreen() screen: ScreenWho, @AsBy() by: By, @Body({ schema: checkInBody }) body: z.infer<typeof checkInBody>): Promise<KioskPlace> {
    return this.arrivals.byCode(screen, by, body)
  }

  @Post('check-in-by-address')
  @HttpCode(200)
  @For('kiosk')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Check in by e-mail address or phone number',
    description: 'Heard, whether anybody is expected by it or not, and looked up after the answer: neither answer nor timing tells who is a customer.',
  })
  byAddress(@AsScreen() screen: ScreenWho, @Body({ schema: addressBody }) body: z.infer<typeof addressBody>): Promise<AddressHeard> {
    return this.arrivals.byAddress(screen, body.address)
  }

  @Post('receipt')
  @HttpCode(200)
  @For('kiosk')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Look whether a receipt is one of ours',
    description: 'Before the rest is typed; joining asks again. Limited for each tablet and number.',
  })
  receipt(@AsScreen() screen: ScreenWho, @Body({ schema: receiptBody }) body: z.infer<typeof receiptBody>): Promise<{ right: true }> {
    return this.kiosk.receipt(screen, body)
  }

  @Post('join')
  @HttpCode(200)
  @For('kiosk')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Take a place at the tablet',
    description:
      'Of somebody who stands in the store. Whoever shows the same receipt under the same name again is led to the first place (`already: true`). Sets no cookie.',
  })
  join(@AsScreen() screen: ScreenWho, @AsBy() by: By, @Body({ schema: kioskJoinBody }) body: KioskJoin): Promise<KioskJoined> {
    return this.kiosk.join(screen, by, body)
  }
}
