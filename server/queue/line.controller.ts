import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { z } from 'zod'
import type { Picture, StaffDesk, StaffLine, StaffTicket } from '../../shared/line.ts'
import { callBody, undoBody } from '../../shared/moves.ts'
import { vouchBody, type WalkIn, walkInBody } from '../../shared/queue.ts'
import { id, nothing } from '../../shared/words.ts'
import { AsBy, AsStaff, type By, For, type StaffWho } from '../platform/access.ts'
import { CallingService } from './calling.service.ts'
import { ComingService } from './coming.service.ts'
import { DesksService } from './desks.service.ts'
import { PicturesService } from './pictures.service.ts'
import { QueueService } from './queue.service.ts'
import { UndoService } from './undo.service.ts'

const bar = { schema: id }

/** The live line, from behind the desk. */
@ApiTags('line')
@Controller('bars/:bar')
export class LineController {
  constructor(
    private readonly calling: CallingService,
    private readonly coming: ComingService,
    private readonly desks: DesksService,
    private readonly pictures: PicturesService,
    private readonly queue: QueueService,
    private readonly undoing: UndoService,
  ) {}

  @Get('line')
  @For('specialist')
  @ApiOperation({ summary: 'The live line', description: 'A whole picture at one version; changes follow over the socket.' })
  picture(@Param('bar', bar) barId: string): Promise<Picture<StaffLine>> {
    return this.pictures.of('staff', barId)
  }

  @Post('walk-ins')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({
    summary: 'Add somebody who stands at the bar',
    description:
      'Whoever has a place already is led to it: with `customer`, also to a turn that they missed today; by name and contact, to the place that stands under both. With `vouchedBecause`, the specialist answers for the purchase.',
  })
  walkIn(@AsBy() by: By, @Param('bar', bar) barId: string, @Body({ schema: walkInBody }) body: WalkIn): Promise<{ ticket: StaffTicket; already: boolean }> {
    return this.queue.walkIn(by, barId, body)
  }

  @Post('desks/:desk/open')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({ summary: 'Open a desk', description: 'With the skills that the specialist has now. One desk each.' })
  open(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', bar) barId: string,
    @Param('desk', { schema: id }) desk: string,
    @Body({ schema: nothing }) _: object,
  ): Promise<StaffDesk> {
    return this.desks.open(by, who, barId, desk)
  }

  @Post('desks/:desk/close')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({ summary: 'Close a desk', description: "Own, or as a supervisor anybody's; refused while somebody is called or helped there." })
  close(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', bar) barId: string,
    @Param('desk', { schema: id }) desk: string,
    @Body({ schema: nothing }) _: object,
  ): Promise<StaffDesk> {
    return this.desks.close(by, who, barId, desk)
  }

  @Post('desks/:desk/call-next')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({ summary: 'Call the next', description: 'The first by turn who is here and whom this desk can serve.' })
  callNext(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', bar) barId: string,
    @Param('desk', { schema: id }) desk: string,
    @Body({ schema: nothing }) _: object,
  ): Promise<StaffTicket> {
    return this.calling.callNext(by, who, barId, desk)
  }

  @Post('desks/:desk/call')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({
    summary: 'Call this one',
    description: 'Whoever is not next for this desk needs a reason, which the history shows. Exactly one desk wins; the others are told who.',
  })
  call(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', bar) barId: string,
    @Param('desk', { schema: id }) desk: string,
    @Body({ schema: callBody }) body: z.infer<typeof callBody>,
  ): Promise<StaffTicket> {
    return this.calling.call(by, who, barId, desk, body.ticket, body.because)
  }

  @Post('tickets/:ticket/start')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({ summary: 'Start helping', description: 'Who was called has come.' })
  start(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', bar) barId: string,
    @Param('ticket', { schema: id }) ticket: string,
    @Body({ schema: nothing }) _: object,
  ): Promise<StaffTicket> {
    return this.calling.start(by, who, barId, ticket)
  }

  @Post('tickets/:ticket/put-back')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({ summary: 'Put back', description: 'From called to the same turn in the line.' })
  putBack(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', bar) barId: string,
    @Param('ticket', { schema: id }) ticket: string,
    @Body({ schema: nothing }) _: object,
  ): Promise<StaffTicket> {
    return this.calling.putBack(by, who, barId, ticket)
  }

  @Post('tickets/:ticket/no-answer')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({ summary: 'No answer', description: 'Called and not seen; the person can come back to the old turn that day.' })
  noAnswer(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', bar) barId: string,
    @Param('ticket', { schema: id }) ticket: string,
    @Body({ schema: nothing }) _: object,
  ): Promise<StaffTicket> {
    return this.calling.noAnswer(by, who, barId, ticket)
  }

  @Post('tickets/:ticket/arrive')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({ summary: 'Is here', description: 'The person stands in the store.' })
  arrive(
    @AsBy() by: By,
    @Param('bar', bar) barId: string,
    @Param('ticket', { schema: id }) ticket: string,
    @Body({ schema: nothing }) _: object,
  ): Promise<StaffTicket> {
    return this.coming.arrive(by, barId, ticket)
  }

  @Post('tickets/:ticket/check-in')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({ summary: 'Check in a booking', description: 'The same ticket waits in the live line; due bookings are called first.' })
  checkIn(
    @AsBy() by: By,
    @Param('bar', bar) barId: string,
    @Param('ticket', { schema: id }) ticket: string,
    @Body({ schema: nothing }) _: object,
  ): Promise<StaffTicket> {
    return this.coming.checkIn(by, barId, ticket)
  }

  @Post('tickets/:ticket/return')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({ summary: 'Bring back who was missed', description: 'To the old turn, on the same day.' })
  return(
    @AsBy() by: By,
    @Param('bar', bar) barId: string,
    @Param('ticket', { schema: id }) ticket: string,
    @Body({ schema: nothing }) _: object,
  ): Promise<StaffTicket> {
    return this.coming.return(by, barId, ticket)
  }

  @Post('tickets/:ticket/vouch')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({ summary: 'Vouch for the purchase', description: 'With a reason, which the history shows.' })
  vouch(
    @AsBy() by: By,
    @Param('bar', bar) barId: string,
    @Param('ticket', { schema: id }) ticket: string,
    @Body({ schema: vouchBody }) body: z.infer<typeof vouchBody>,
  ): Promise<StaffTicket> {
    return this.coming.vouch(by, barId, ticket, body.because)
  }

  @Post('tickets/:ticket/undo')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({
    summary: 'Take back the last move',
    description: 'Within 60 s by whoever made it; by a supervisor all day. With `seen`, only if nobody has moved it since.',
  })
  undo(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', bar) barId: string,
    @Param('ticket', { schema: id }) ticket: string,
    @Body({ schema: undoBody }) { seen }: z.infer<typeof undoBody>,
  ): Promise<StaffTicket> {
    return this.undoing.undo(by, barId, ticket, who.role !== 'specialist', seen)
  }
}
