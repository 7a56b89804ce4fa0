import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Beside, ItemView } from '../../shared/beside.ts'
import { id, nothing } from '../../shared/words.ts'
import { AsBy, AsStaff, type By, For, type StaffWho } from '../platform/access.ts'
import { ItemsService } from './items.service.ts'

/** What helps whoever helps. */
@ApiTags('sessions')
@Controller('bars/:bar/tickets/:ticket')
export class ItemsController {
  constructor(private readonly items: ItemsService) {}

  @Get('beside')
  @For('specialist')
  @ApiOperation({
    summary: 'What lies beside a visit',
    description:
      'What a colleague said who passed it on, earlier help of the same customer (at most 10, newest first), the notes of the help that goes on, and, once the person was called, the thing that the help is about. Never an amount.',
  })
  beside(@AsStaff() who: StaffWho, @Param('bar', { schema: id }) barId: string, @Param('ticket', { schema: id }) ticket: string): Promise<Beside> {
    return this.items.beside(who, barId, ticket)
  }

  @Post('items')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({
    summary: 'Show what else this person bought',
    description: 'Only because the customer asks: that it was looked at stands in the history. Called or helped by oneself, or as a supervisor by anybody.',
  })
  all(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', { schema: id }) barId: string,
    @Param('ticket', { schema: id }) ticket: string,
    @Body({ schema: nothing }) _: object,
  ): Promise<{ items: ItemView[] }> {
    return this.items.all(by, who, barId, ticket)
  }
}
