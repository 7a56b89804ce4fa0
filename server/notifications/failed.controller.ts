import { Controller, Get, Param } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FailedMessage } from '../../shared/push.ts'
import { id } from '../../shared/words.ts'
import { For } from '../platform/access.ts'
import { FailedMessages } from './failed.service.ts'

/** What did not arrive. */
@ApiTags('messages')
@Controller('bars/:bar/messages')
export class FailedController {
  constructor(private readonly failed: FailedMessages) {}

  @For('specialist')
  @Get('failed')
  @ApiOperation({
    summary: 'Messages that did not arrive',
    description: 'With the visit, the way and why: tried three times in vain and tried further, or given up (`over`). The newest first, at most 100.',
  })
  all(@Param('bar', { schema: id }) bar: string): Promise<FailedMessage[]> {
    return this.failed.at(bar)
  }
}
