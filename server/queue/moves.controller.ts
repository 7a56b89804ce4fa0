import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { z } from 'zod'
import type { StaffTicket } from '../../shared/line.ts'
import {
  type Correct,
  correctBody,
  holdBody,
  mergeBody,
  readyBody,
  resumeBody,
  topicBody,
  type Transfer,
  transferBody,
  type Urgent,
  urgentBody,
  wrongPersonBody,
} from '../../shared/moves.ts'
import { id, nothing } from '../../shared/words.ts'
import { AsBy, AsStaff, type By, For, type StaffWho } from '../platform/access.ts'
import { CorrectionsService } from './corrections.service.ts'
import { HoldingService } from './holding.service.ts'
import { MergingService } from './merging.service.ts'
import { TransfersService } from './transfers.service.ts'

const bar = { schema: id }
const ticket = { schema: id }

/** What becomes of a visit besides being called and finished. */
@ApiTags('line')
@Controller('bars/:bar/tickets/:ticket')
export class MovesController {
  constructor(
    private readonly holding: HoldingService,
    private readonly transfers: TransfersService,
    private readonly merging: MergingService,
    private readonly corrections: CorrectionsService,
  ) {}

  @Post('hold')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({ summary: 'Let help rest', description: '`copying`: several in hand; `with_us`: something stays here. The minutes so far are kept.' })
  hold(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', bar) barId: string,
    @Param('ticket', ticket) ticketId: string,
    @Body({ schema: holdBody }) body: z.infer<typeof holdBody>,
  ): Promise<StaffTicket> {
    return this.holding.hold(by, who, barId, ticketId, body.for)
  }

  @Post('resume')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({ summary: 'Go on', description: "At one's own open desk, whoever let it rest." })
  resume(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', bar) barId: string,
    @Param('ticket', ticket) ticketId: string,
    @Body({ schema: resumeBody }) { desk }: z.infer<typeof resumeBody>,
  ): Promise<StaffTicket> {
    return this.holding.resume(by, who, barId, ticketId, desk)
  }

  @Post('ready')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({ summary: 'It is ready', description: 'With a desk: its person is called there. Without: it may be collected, and stays with us until then.' })
  ready(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', bar) barId: string,
    @Param('ticket', ticket) ticketId: string,
    @Body({ schema: readyBody }) { desk }: z.infer<typeof readyBody>,
  ): Promise<StaffTicket> {
    return this.holding.ready(by, who, barId, ticketId, desk)
  }

  @Post('transfer')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({
    summary: 'Pass on',
    description:
      'To another topic, specialist or bar: the turn and the history go along. Sent to another bar it goes on there; the answer says how it ended here.',
  })
  transfer(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', bar) barId: string,
    @Param('ticket', ticket) ticketId: string,
    @Body({ schema: transferBody }) body: Transfer,
  ): Promise<StaffTicket> {
    return this.transfers.transfer(by, who, barId, ticketId, body)
  }

  @Post('reopen')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({ summary: 'Open again', description: 'On the same day to the old turn, later as of now.' })
  reopen(
    @AsBy() by: By,
    @Param('bar', bar) barId: string,
    @Param('ticket', ticket) ticketId: string,
    @Body({ schema: nothing }) _: object,
  ): Promise<StaffTicket> {
    return this.transfers.reopen(by, barId, ticketId)
  }

  @Post('merge')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({ summary: 'Two tickets, one person', description: 'This one ends; `into` goes on with the better turn and is the answer.' })
  merge(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', bar) barId: string,
    @Param('ticket', ticket) ticketId: string,
    @Body({ schema: mergeBody }) { into, seen }: z.infer<typeof mergeBody>,
  ): Promise<StaffTicket> {
    return this.merging.merge(by, who, barId, ticketId, into, seen)
  }

  @Post('wrong-person')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({
    summary: 'It was somebody else',
    description: 'Until finish: this one goes back to its turn, `right` is being helped with the notes and minutes so far, and is the answer.',
  })
  wrongPerson(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', bar) barId: string,
    @Param('ticket', ticket) ticketId: string,
    @Body({ schema: wrongPersonBody }) { right, seen }: z.infer<typeof wrongPersonBody>,
  ): Promise<StaffTicket> {
    return this.merging.wrongPerson(by, who, barId, ticketId, right, seen)
  }

  @Post('urgent')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({
    summary: 'Urgent, or no longer',
    description: 'Danger, medical, cannot wait: with a reason that the history shows. `null` restores the turn.',
  })
  urgent(
    @AsBy() by: By,
    @Param('bar', bar) barId: string,
    @Param('ticket', ticket) ticketId: string,
    @Body({ schema: urgentBody }) body: Urgent,
  ): Promise<StaffTicket> {
    return this.corrections.urgent(by, barId, ticketId, body)
  }

  @Post('topic')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({ summary: 'Another topic', description: 'The turn is kept.' })
  topic(
    @AsBy() by: By,
    @Param('bar', bar) barId: string,
    @Param('ticket', ticket) ticketId: string,
    @Body({ schema: topicBody }) body: z.infer<typeof topicBody>,
  ): Promise<StaffTicket> {
    return this.corrections.topic(by, barId, ticketId, body.topic, body.seen)
  }

  @Post('topics')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({ summary: 'A further topic', description: 'In the same visit; the minutes add up.' })
  addTopic(
    @AsBy() by: By,
    @Param('bar', bar) barId: string,
    @Param('ticket', ticket) ticketId: string,
    @Body({ schema: topicBody }) body: z.infer<typeof topicBody>,
  ): Promise<StaffTicket> {
    return this.corrections.addTopic(by, barId, ticketId, body.topic, body.seen)
  }

  @Post('correct')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({
    summary: 'Put right',
    description: 'Name, words, contact and what helps somebody: what is given is changed. The log says which, never what.',
  })
  correct(
    @AsBy() by: By,
    @Param('bar', bar) barId: string,
    @Param('ticket', ticket) ticketId: string,
    @Body({ schema: correctBody }) body: Correct,
  ): Promise<StaffTicket> {
    return this.corrections.correct(by, barId, ticketId, body)
  }
}
