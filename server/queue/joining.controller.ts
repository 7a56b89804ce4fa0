import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { z } from 'zod'
import { type JoiningView, joiningBody, type SetJoining, tellBody } from '../../shared/floor.ts'
import { id } from '../../shared/words.ts'
import { AsBy, type By, For } from '../platform/access.ts'
import { JoiningService } from './joining.service.ts'

/** What a supervisor says to everybody at once. */
@ApiTags('floor')
@Controller('bars/:bar')
export class JoiningController {
  constructor(private readonly service: JoiningService) {}

  @Post('joining')
  @HttpCode(200)
  @For('supervisor')
  @ApiOperation({
    summary: 'Pause, close for the day, open again',
    description:
      "paused: takes nobody new until somebody opens it; closed: until the bar's next day, by itself. `words` is shown at the door. Bookings go on, and whoever waits is still served.",
  })
  joining(@AsBy() by: By, @Param('bar', { schema: id }) bar: string, @Body({ schema: joiningBody }) body: SetJoining): Promise<JoiningView> {
    return this.service.set(by, bar, body)
  }

  @Post('tell')
  @HttpCode(200)
  @For('supervisor')
  @ApiOperation({
    summary: 'Tell everyone who waits',
    description: 'Shown on their phones and on boards until it is taken back (empty words) or the day is over.',
  })
  tell(@AsBy() by: By, @Param('bar', { schema: id }) bar: string, @Body({ schema: tellBody }) body: z.infer<typeof tellBody>): Promise<JoiningView> {
    return this.service.tell(by, bar, body.words)
  }
}
