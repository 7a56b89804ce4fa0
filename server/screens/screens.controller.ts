import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { z } from 'zod'
import { type NewScreen, newScreenBody, type ScreenRow } from '../../shared/screens.ts'
import { id, nothing } from '../../shared/words.ts'
import { AsStaff, For, type StaffWho } from '../platform/access.ts'
import { PairingService } from './pairing.service.ts'

/** The screens of a bar, for whoever sets them up. */
@ApiTags('screens')
@Controller('bars/:bar/screens')
export class ScreensController {
  constructor(private readonly pairing: PairingService) {}

  @Post()
  @HttpCode(200)
  @For('supervisor')
  @ApiOperation({
    summary: 'Make a screen',
    description: 'Answers with a code of eight characters that works once, for ten minutes: typed at `/screen` on the device that is to be the screen.',
  })
  make(
    @AsStaff() who: StaffWho,
    @Param('bar', { schema: id }) bar: string,
    @Body({ schema: newScreenBody }) body: z.infer<typeof newScreenBody>,
  ): Promise<NewScreen> {
    return this.pairing.make(who, bar, body.kind, body.name)
  }

  @Get()
  @For('supervisor')
  @ApiOperation({ summary: 'The screens of a bar', description: 'With when each was seen last, to the minute. Codes are not shown again.' })
  all(@Param('bar', { schema: id }) bar: string): Promise<ScreenRow[]> {
    return this.pairing.all(bar)
  }

  @Post(':screen/revoke')
  @HttpCode(200)
  @For('supervisor')
  @ApiOperation({ summary: 'Remove a screen', description: 'It may do nothing any more from this moment on, and its socket is disconnected.' })
  async revoke(
    @Param('bar', { schema: id }) bar: string,
    @Param('screen', { schema: id }) screen: string,
    @Body({ schema: nothing }) _: object,
  ): Promise<ScreenRow[]> {
    await this.pairing.revoke(bar, screen)
    return this.pairing.all(bar)
  }
}
