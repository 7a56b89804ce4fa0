import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyReply } from 'fastify'
import {
  type ChangePerson,
  changePersonBody,
  type Colleague,
  type KeysBody,
  keysBody,
  type PinBody,
  peopleHereQuery,
  pinBody,
  type StaffMe,
} from '../../shared/auth.ts'
import type { z } from 'zod'
import { AsStaff, For, type StaffWho } from '../platform/access.ts'
import { Cookies } from './cookies.ts'
import { PinsService } from './pins.service.ts'
import { SignInService } from './sign-in.service.ts'
import { StaffLogins } from './staff-logins.ts'

/** What belongs to one person at a screen that several use. */
@ApiTags('staff')
@Controller('staff')
export class PinsController {
  constructor(
    private readonly pins: PinsService,
    private readonly service: SignInService,
    private readonly logins: StaffLogins,
    private readonly cookies: Cookies,
  ) {}

  @For('specialist')
  @Post('pin')
  @HttpCode(200)
  @ApiOperation({ summary: 'Set the own PIN', description: '4 to 8 digits, with the password. Ends logins that an older PIN made.' })
  async pin(@AsStaff() who: StaffWho, @Body({ schema: pinBody }) body: PinBody): Promise<StaffMe> {
    await this.pins.set(who, body)
    return this.service.me(who)
  }

  @For('specialist')
  @Get('people-here')
  @ApiOperation({
    summary: 'To whom this screen can be changed',
    description: 'Colleagues of this place, or of all where one works, who have a PIN. Never an admin, whose rights want the password.',
  })
  people(@AsStaff() who: StaffWho, @Query({ schema: peopleHereQuery }) { bar }: z.output<typeof peopleHereQuery>): Promise<Colleague[]> {
    return this.pins.people(who, bar)
  }

  @For('specialist')
  @Post('change-person')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Change person by PIN',
    description:
      'The login of this browser ends and the colleague’s begins, for 12 hours at most; desks stay open for their people. A wrong PIN costs a try and nothing else.',
  })
  async change(
    @AsStaff() before: StaffWho,
    @Body({ schema: changePersonBody }) body: ChangePerson,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StaffMe> {
    const token = await this.pins.change(before, body)
    await this.logins.end(before.login)
    this.cookies.give(reply, 'staff', token)
    return this.service.meOf(token)
  }

  @For('specialist')
  @Post('keys')
  @HttpCode(200)
  @ApiOperation({ summary: 'Keep own shortcuts', description: 'All of them: command → key. What is left out is as everybody has it.' })
  keys(@AsStaff() who: StaffWho, @Body({ schema: keysBody }) body: KeysBody): Promise<StaffMe> {
    return this.service.keepKeys(who, body.keys)
  }
}
