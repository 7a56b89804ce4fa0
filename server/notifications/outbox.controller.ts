import { Controller, Get, Param } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { OutboxMessage, OutboxView } from '../../shared/outbox.ts'
import { id } from '../../shared/words.ts'
import { For } from '../platform/access.ts'
import { Config } from '../platform/config.ts'
import { Refusal } from '../platform/refusal.ts'
import { Senders } from './senders.ts'

/** The messages written so far, so that everything can be tried without a mail server. Never in production: codes stand in them. */
@ApiTags('outbox')
@Controller('outbox')
export class OutboxController {
  constructor(
    private readonly senders: Senders,
    private readonly config: Config,
  ) {}

  @For('anyone')
  @Get()
  @ApiOperation({ summary: 'Messages written so far', description: 'The newest first, at most 200. Outside production only.' })
  all(): Promise<OutboxView> {
    this.mustBeTrying()
    return this.senders.outbox.all()
  }

  @For('anyone')
  @Get(':id')
  @ApiOperation({ summary: 'One message', description: 'As text, HTML and attachments. Outside production only.' })
  async one(@Param('id', { schema: id }) messageId: string): Promise<OutboxMessage> {
    this.mustBeTrying()
    const message = await this.senders.outbox.one(messageId.toLowerCase())
    if (!message) throw new Refusal('not_found')
    return message
  }

  private mustBeTrying(): void {
    if (this.config.production) throw new Refusal('not_found')
  }
}
