import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { z } from 'zod'
import type { StaffTicket } from '../../shared/line.ts'
import { outForBody, saidForBody } from '../../shared/moves.ts'
import { id, nothing } from '../../shared/words.ts'
import { AsBy, AsStaff, type By, For, type StaffWho } from '../platform/access.ts'
import { WaitingService } from './waiting.service.ts'

const uuid = { schema: id }
const empty = { schema: nothing }
const ofOthers = 'Whom a colleague has called, only a supervisor. With `seen`, only if nobody has moved it since.'

/** What people say while they wait, said for them by staff; a greeter needs no desk for it. */
@ApiTags('line')
@Controller('bars/:bar/tickets/:ticket')
export class WaitingController {
  constructor(private readonly waiting: WaitingService) {}

  @Post('on-my-way')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({ summary: 'Is on the way', description: 'They rang, say. Also before a booked time; answers "still there?".' })
  onMyWay(@AsBy() by: By, @Param('bar', uuid) barId: string, @Param('ticket', uuid) ticket: string, @Body(empty) _: object): Promise<StaffTicket> {
    return this.waiting.onMyWay(by, barId, ticket)
  }

  @Post('later')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({
    summary: 'Needs ten more minutes',
    description: `Twice at most; the turn is kept. Whoever was called frees the desk. ${ofOthers}`,
  })
  later(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', uuid) barId: string,
    @Param('ticket', uuid) ticket: string,
    @Body({ schema: saidForBody }) { seen }: z.infer<typeof saidForBody>,
  ): Promise<StaffTicket> {
    return this.waiting.later(by, barId, ticket, { who, seen })
  }

  @Post('step-out')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({
    summary: 'Is out until',
    description: `At most three hours and until closing; the turn is kept, and they are not here until somebody says so. ${ofOthers}`,
  })
  stepOut(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', uuid) barId: string,
    @Param('ticket', uuid) ticket: string,
    @Body({ schema: outForBody }) { until, seen }: z.infer<typeof outForBody>,
  ): Promise<StaffTicket> {
    return this.waiting.stepOut(by, barId, ticket, new Date(until), { who, seen })
  }

  @Post('back')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({ summary: 'Is back', description: 'Here, to be called again.' })
  back(@AsBy() by: By, @Param('bar', uuid) barId: string, @Param('ticket', uuid) ticket: string, @Body(empty) _: object): Promise<StaffTicket> {
    return this.waiting.back(by, barId, ticket)
  }

  @Post('pre-call')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({
    summary: 'Tell them that their turn is near',
    description: 'As the timer does when the turn comes near. Who is not here is asked with it: still coming?',
  })
  preCall(@AsBy() by: By, @Param('bar', uuid) barId: string, @Param('ticket', uuid) ticket: string, @Body(empty) _: object): Promise<StaffTicket> {
    return this.waiting.preCall(by, barId, ticket)
  }
}
