import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { z } from 'zod'
import { alsoBody, type HelpsBody, helpsBody, stepOutBody, type TicketView } from '../../shared/queue.ts'
import { id, nothing } from '../../shared/words.ts'
import { AsBy, AsCustomer, type By, type CustomerWho, For } from '../platform/access.ts'
import { CorrectionsService } from '../queue/corrections.service.ts'
import { OwnTicketsService } from '../queue/own-tickets.service.ts'
import { WaitingService } from '../queue/waiting.service.ts'

const uuid = { schema: id }
const empty = { schema: nothing }

/** What a customer says while they wait: every command answers with the visit as it is afterwards. */
@ApiTags('my')
@Controller('my/tickets/:ticket')
export class MyWaitingController {
  constructor(
    private readonly own: OwnTicketsService,
    private readonly waiting: WaitingService,
    private readonly corrections: CorrectionsService,
  ) {}

  @Post('on-my-way')
  @HttpCode(200)
  @For('customer')
  @ApiOperation({ summary: 'I am on my way', description: 'Also before a booked time. Answers "still there?".' })
  onMyWay(@AsCustomer() who: CustomerWho, @AsBy() by: By, @Param('ticket', uuid) ticket: string, @Body(empty) _: object): Promise<TicketView> {
    return this.own.change(who.id, ticket, (barId) => this.waiting.onMyWay(by, barId, ticket))
  }

  @Post('later')
  @HttpCode(200)
  @For('customer')
  @ApiOperation({ summary: 'I need ten more minutes', description: 'Twice at most. The turn is kept and the line goes on around it; also after a call.' })
  later(@AsCustomer() who: CustomerWho, @AsBy() by: By, @Param('ticket', uuid) ticket: string, @Body(empty) _: object): Promise<TicketView> {
    return this.own.change(who.id, ticket, (barId) => this.waiting.later(by, barId, ticket))
  }

  @Post('step-out')
  @HttpCode(200)
  @For('customer')
  @ApiOperation({ summary: 'I step out', description: 'Until a time, `mayBeOutUntil` at the latest. The turn is kept; in the store again is who says so.' })
  stepOut(
    @AsCustomer() who: CustomerWho,
    @AsBy() by: By,
    @Param('ticket', uuid) ticket: string,
    @Body({ schema: stepOutBody }) body: z.infer<typeof stepOutBody>,
  ): Promise<TicketView> {
    return this.own.change(who.id, ticket, (barId) => this.waiting.stepOut(by, barId, ticket, new Date(body.until)))
  }

  @Post('back')
  @HttpCode(200)
  @For('customer')
  @ApiOperation({ summary: 'I am back', description: 'In the store, to be called again. Answers "still there?".' })
  back(@AsCustomer() who: CustomerWho, @AsBy() by: By, @Param('ticket', uuid) ticket: string, @Body(empty) _: object): Promise<TicketView> {
    return this.own.change(who.id, ticket, (barId) => this.waiting.back(by, barId, ticket))
  }

  @Post('helps')
  @HttpCode(200)
  @For('customer')
  @ApiOperation({
    summary: 'What helps me',
    description: 'Language, a low desk, in writing, quiet, where I sit, how many we are. Only staff read it; where I sit is erased at closing.',
  })
  helps(
    @AsCustomer() who: CustomerWho,
    @AsBy() by: By,
    @Param('ticket', uuid) ticket: string,
    @Body({ schema: helpsBody }) body: HelpsBody,
  ): Promise<TicketView> {
    return this.own.change(who.id, ticket, (barId) => this.waiting.helps(by, barId, ticket, body))
  }

  @Post('topics')
  @HttpCode(200)
  @For('customer')
  @ApiOperation({ summary: 'A further topic', description: 'In the same visit, six topics at most. The turn is kept; the minutes add up for those behind.' })
  addTopic(
    @AsCustomer() who: CustomerWho,
    @AsBy() by: By,
    @Param('ticket', uuid) ticket: string,
    @Body({ schema: alsoBody }) { topic }: z.infer<typeof alsoBody>,
  ): Promise<TicketView> {
    return this.own.change(who.id, ticket, (barId) => this.corrections.addTopic(by, barId, ticket, topic))
  }
}
