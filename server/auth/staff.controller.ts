import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyReply } from 'fastify'
import { type SignIn, signInBody, type StaffMe } from '../../shared/auth.ts'
import { nothing } from '../../shared/words.ts'
import { AsStaff, For, type StaffWho } from '../platform/access.ts'
import { Cookies } from './cookies.ts'
import { Network } from './network.ts'
import { SignInService } from './sign-in.service.ts'
import { StaffLogins } from './staff-logins.ts'

@ApiTags('staff')
@Controller('staff')
export class StaffController {
  constructor(
    private readonly service: SignInService,
    private readonly logins: StaffLogins,
    private readonly cookies: Cookies,
  ) {}

  @For('anyone')
  @Post('sign-in')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Sign in',
    description:
      'With e-mail and password. Sets the cookie `aftercare_staff`: 12 hours without use, 7 days at most. Limited per account and network; wrong tries elsewhere never lock out a network where this person signed in before.',
  })
  async signIn(
    @AsStaff() before: StaffWho | undefined,
    @Body({ schema: signInBody }) body: SignIn,
    @Network() network: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StaffMe> {
    const token = await this.service.signIn(body, network)
    // Its cookie is about to be replaced: nobody could sign it out any more.
    if (before) await this.logins.end(before.login)
    this.cookies.give(reply, 'staff', token)
    return this.service.meOf(token)
  }

  @For('specialist')
  @Post('sign-out')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign out', description: 'Ends this login on the server and disconnects its sockets.' })
  async signOut(@Body({ schema: nothing }) _: object, @AsStaff() staff: StaffWho, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    await this.logins.end(staff.login)
    this.cookies.take(reply, 'staff')
    return {}
  }

  @For('specialist')
  @Post('sign-out-everywhere')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign out everywhere', description: 'Ends every login of this person, on all devices, and disconnects their sockets.' })
  async signOutEverywhere(@Body({ schema: nothing }) _: object, @AsStaff() staff: StaffWho, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    await this.logins.endAll(staff.id)
    this.cookies.take(reply, 'staff')
    return {}
  }

  @For('specialist')
  @Get('me')
  @ApiOperation({ summary: 'Who is signed in', description: 'Name, role, skills and the bars where this person works (an admin: all).' })
  me(@AsStaff() staff: StaffWho): Promise<StaffMe> {
    return this.service.me(staff)
  }
}
