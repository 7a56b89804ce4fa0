import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { hour, Tries } from '../auth/tries.ts'
import { Network } from '../auth/network.ts'
import { hereBody, type TicketView } from '../../shared/queue.ts'
import { id, nothing } from '../../shared/words.ts'
import { AsBy, AsCustomer, type By, type CustomerWho, For } from '../platform/access.ts'
import { ComingService } from '../queue/coming.service.ts'
import { OwnTicketsService } from '../queue/own-tickets.service.ts'
import { UndoService } from '../queue/undo.service.ts'
import type { z } from 'zod'

/** A customer's own place: every command answers with the visit as it is afterwards. */
@ApiTags('my')
@Controller('my/tickets/:ticket')
export class MyController {
  constructor(
    private readonly own: OwnTicketsService,
    private readonly coming: ComingService,
    private readonly undoing: UndoService,
    private readonly tries: Tries,
  ) {}

  @Get()
  @For('customer')
  @ApiOperation({ summary: 'One own visit', description: 'Code, place, what was told about the wait, and afterwards the summary. 404 for visits of others.' })
  view(@AsCustomer() who: CustomerWho, @Param('ticket', { schema: id }) ticket: string): Promise<TicketView> {
    return this.own.view(who.id, ticket)
  }

  @Post('here')
  @HttpCode(200)
  @For('customer')
  @ApiOperation({ summary: 'I am here', description: "In the store now. `digits`, where given, must be today's, as shown there." })
  async here(
    @AsCustomer() who: CustomerWho,
    @AsBy() by: By,
    @Network() network: string,
    @Param('ticket', { schema: id }) ticket: string,
    @Body({ schema: hereBody }) body: z.infer<typeof hereBody>,
  ): Promise<TicketView> {
    await this.mayTry(who, network, body.digits)
    return this.own.change(who.id, ticket, (barId) => this.coming.arrive(by, barId, ticket, body.digits))
  }

  @Post('check-in')
  @HttpCode(200)
  @For('customer')
  @ApiOperation({
    summary: 'Check in for a booked time',
    description: "In the store, with today's digits; from two hours before the time. The same visit then waits in the live line.",
  })
  async checkIn(
    @AsCustomer() who: CustomerWho,
    @AsBy() by: By,
    @Network() network: string,
    @Param('ticket', { schema: id }) ticket: string,
    @Body({ schema: hereBody }) body: z.infer<typeof hereBody>,
  ): Promise<TicketView> {
    await this.mayTry(who, network, body.digits)
    return this.own.change(who.id, ticket, (barId) => this.coming.checkIn(by, barId, ticket, body.digits))
  }

  @Post('leave')
  @HttpCode(200)
  @For('customer')
  @ApiOperation({ summary: 'Leave the line', description: 'Can be taken back for ten minutes.' })
  leave(
    @AsCustomer() who: CustomerWho,
    @AsBy() by: By,
    @Param('ticket', { schema: id }) ticket: string,
    @Body({ schema: nothing }) _: object,
  ): Promise<TicketView> {
    return this.own.change(who.id, ticket, (barId) => this.coming.leave(by, barId, ticket))
  }

  @Post('cancel')
  @HttpCode(200)
  @For('customer')
  @ApiOperation({ summary: 'Cancel a booked time', description: 'Frees the seat at once. Can be taken back for ten minutes unless somebody took the seat.' })
  cancel(
    @AsCustomer() who: CustomerWho,
    @AsBy() by: By,
    @Param('ticket', { schema: id }) ticket: string,
    @Body({ schema: nothing }) _: object,
  ): Promise<TicketView> {
    return this.own.change(who.id, ticket, (barId) => this.coming.cancel(by, barId, ticket))
  }

  @Post('return')
  @HttpCode(200)
  @For('customer')
  @ApiOperation({ summary: 'Come back after a call that was not answered', description: 'To the old turn, on the same day.' })
  return(
    @AsCustomer() who: CustomerWho,
    @AsBy() by: By,
    @Param('ticket', { schema: id }) ticket: string,
    @Body({ schema: nothing }) _: object,
  ): Promise<TicketView> {
    return this.own.change(who.id, ticket, (barId) => this.coming.return(by, barId, ticket))
  }

  @Post('undo')
  @HttpCode(200)
  @For('customer')
  @ApiOperation({ summary: 'Take back the last own move', description: 'Leaving or cancelling, within ten minutes: state and turn are exactly as they were.' })
  undo(
    @AsCustomer() who: CustomerWho,
    @AsBy() by: By,
    @Param('ticket', { schema: id }) ticket: string,
    @Body({ schema: nothing }) _: object,
  ): Promise<TicketView> {
    return this.own.change(who.id, ticket, (barId) => this.undoing.undo(by, barId, ticket))
  }

  /** Four digits could be tried one after the other. A store's wifi carries everybody who stands in it. */
  private async mayTry(who: CustomerWho, network: string, digits: string | undefined): Promise<void> {
    if (digits === undefined) return
    const otherwise = 'Please ask somebody in the store to check you in.'
    await this.tries.spend([
      { bucket: 'digits device', key: who.id, most: 10, within: hour, otherwise },
      { bucket: 'digits network', key: network, most: 300, within: hour, otherwise },
    ])
  }
}
