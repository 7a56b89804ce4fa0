import { Body, Controller, Get, Header, HttpCode, Post, Res } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyReply } from 'fastify'
import type { z } from 'zod'
import { pairBody, type ScreenMe } from '../../shared/screens.ts'
import { Cookies } from '../auth/cookies.ts'
import { Network } from '../auth/network.ts'
import { StaffLogins } from '../auth/staff-logins.ts'
import { BarsService } from '../bars/bars.service.ts'
import { AsScreen, AsStaff, For, type ScreenWho, type StaffWho } from '../platform/access.ts'
import { PairingService } from './pairing.service.ts'

/** What a device does to become a screen, and what every screen asks. */
@ApiTags('screens')
@Controller()
export class PairedController {
  constructor(
    private readonly pairing: PairingService,
    private readonly bars: BarsService,
    private readonly staff: StaffLogins,
    private readonly cookies: Cookies,
  ) {}

  @For('anyone')
  @Post('screens/pair')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Become a screen',
    description:
      'With the code that a supervisor got. Sets the cookie `aftercare_screen`, which stays until it is removed. Whoever was signed in or known on this device is not any more: anybody may stand before it.',
  })
  async pair(
    @AsScreen() before: ScreenWho | undefined,
    @AsStaff() staff: StaffWho | undefined,
    @Body({ schema: pairBody }) { code }: z.infer<typeof pairBody>,
    @Network() network: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScreenMe> {
    const { token, screen } = await this.pairing.pair(code, before, network)
    this.cookies.give(reply, 'screen', token)
    if (staff) await this.staff.end(staff.login)
    this.cookies.take(reply, 'staff')
    this.cookies.take(reply, 'customer')
    return { screen }
  }

  @For('anyone')
  @Get('screen/me')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Which screen this device is', description: '`screen: null` when it is none (any more).' })
  async me(@AsScreen() screen: ScreenWho | undefined): Promise<ScreenMe> {
    return { screen: screen ? await this.pairing.view(screen.id) : null }
  }

  @For('board')
  @Get('screen/digits')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: "Today's check-in digits, for the board", description: 'Four digits for one day of the bar; other ones from its midnight on.' })
  async digits(@AsScreen() screen: ScreenWho): Promise<{ digits: string }> {
    return { digits: this.bars.digits(await this.bars.one(screen.bar)) }
  }
}
