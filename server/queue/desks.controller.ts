import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { z } from 'zod'
import { breakBody, wantSupervisorBody } from '../../shared/beside.ts'
import type { StaffDesk, StaffTicket } from '../../shared/line.ts'
import { saidForBody } from '../../shared/moves.ts'
import { id, nothing } from '../../shared/words.ts'
import { AsBy, AsStaff, type By, For, type StaffWho } from '../platform/access.ts'
import { ComingService } from './coming.service.ts'
import { DesksService } from './desks.service.ts'

const bar = { schema: id }

/** What happens around a desk, and what whoever greets people does without one. */
@ApiTags('line')
@Controller('bars/:bar')
export class DesksController {
  constructor(
    private readonly desks: DesksService,
    private readonly coming: ComingService,
  ) {}

  @Post('desks/:desk/break')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({
    summary: 'Take a break',
    description:
      "With a reason and the time when one means to be back, at most 12 hours ahead. Own desk, or as a supervisor anybody's; refused while somebody is called to it.",
  })
  pause(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', bar) barId: string,
    @Param('desk', { schema: id }) desk: string,
    @Body({ schema: breakBody }) body: z.infer<typeof breakBody>,
  ): Promise<StaffDesk> {
    return this.desks.pause(by, who, barId, desk, body)
  }

  @Post('desks/:desk/back')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({ summary: 'Back from a break', description: "Own desk, or as a supervisor anybody's." })
  back(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', bar) barId: string,
    @Param('desk', { schema: id }) desk: string,
    @Body({ schema: nothing }) _: object,
  ): Promise<StaffDesk> {
    return this.desks.back(by, who, barId, desk)
  }

  @Post('desks/:desk/supervisor')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({
    summary: '"Supervisor, please"',
    description: 'Silent: only staff screens show it. `wanted: false` takes it back, e.g. by the supervisor who came.',
  })
  wantSupervisor(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', bar) barId: string,
    @Param('desk', { schema: id }) desk: string,
    @Body({ schema: wantSupervisorBody }) body: z.infer<typeof wantSupervisorBody>,
  ): Promise<StaffDesk> {
    return this.desks.wantSupervisor(by, who, barId, desk, body.wanted)
  }

  @Post('tickets/:ticket/leave')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({
    summary: 'Leave the line for somebody',
    description:
      'Who waits or was called goes, and says so to somebody of the staff. Can be taken back. Whom a colleague has called, only a supervisor. With `seen`, only if nobody has moved it since.',
  })
  leave(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', bar) barId: string,
    @Param('ticket', { schema: id }) ticket: string,
    @Body({ schema: saidForBody }) { seen }: z.infer<typeof saidForBody>,
  ): Promise<StaffTicket> {
    return this.coming.leave(by, barId, ticket, { who, seen })
  }
}
