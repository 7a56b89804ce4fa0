import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { z } from 'zod'
import { type PushAnswer, type PushBody, pushBody, type PushKey, pushRemoveBody } from '../../../shared/push.ts'
import { AsCustomer, type CustomerWho, For } from '../../platform/access.ts'
import { PushSender } from './push-sender.ts'
import { Subscriptions } from './subscriptions.service.ts'

/** Browsers that want to be told. */
@ApiTags('push')
@Controller()
export class PushController {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly sender: PushSender,
  ) {}

  @For('anyone')
  @Get('push/key')
  @ApiOperation({ summary: 'The key for subscriptions', description: 'VAPID public key, base64url, the `applicationServerKey` of `pushManager.subscribe`.' })
  key(): PushKey {
    return { key: this.sender.vapid.publicKey }
  }

  @For('customer')
  @Post('my/push')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Tell me on this device',
    description: 'A `PushSubscription` of this browser. At most 10 of one person, the oldest gives way. It ends with "That\'s not me".',
  })
  async add(@AsCustomer() who: CustomerWho, @Body({ schema: pushBody }) body: PushBody): Promise<PushAnswer> {
    await this.subscriptions.add(who, body)
    return { on: true }
  }

  @For('customer')
  @Post('my/push/remove')
  @HttpCode(200)
  @ApiOperation({ summary: 'Do not tell me on this device any more', description: 'Also when it was not on.' })
  async remove(@AsCustomer() who: CustomerWho, @Body({ schema: pushRemoveBody }) { endpoint }: z.infer<typeof pushRemoveBody>): Promise<PushAnswer> {
    await this.subscriptions.remove(who, endpoint)
    return { on: false }
  }
}
