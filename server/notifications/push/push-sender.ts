import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import webpush from 'web-push'
import type { PushNotice } from '../../../shared/push.ts'
import { Config } from '../../platform/config.ts'
import { Undeliverable } from '../undeliverable.ts'
import type { Subscription } from './subscriptions.service.ts'
import { type Vapid, vapidOf } from './vapid.ts'

/** How long it is worth having (seconds, for a phone that is off), and whether it may wake one that saves its battery. */
export type Worth = { ttl: number; urgency: 'normal' | 'high' }

/** The browser does not exist any more, or took back its permission. */
export class Gone extends Error {}

/** Notices to browsers by web push (RFC 8030), encrypted for the browser alone (RFC 8291). */
@Injectable()
export class PushSender {
  readonly vapid: Vapid

  constructor(config: Config) {
    this.vapid = vapidOf(config)
  }

  /** @throws Gone, Undeliverable, or another Error when it is worth another try */
  async send({ endpoint, keys }: Subscription, notice: PushNotice, { ttl, urgency }: Worth): Promise<void> {
    const { headers, body } = webpush.generateRequestDetails({ endpoint, keys }, JSON.stringify(notice), {
      vapidDetails: this.vapid,
      contentEncoding: 'aes128gcm',
      TTL: ttl,
      urgency,
      topic: topicOf(notice.tag),
    })
    const { 'Content-Length': _, ...rest } = headers as Record<string, string>
    // The library's own way of sending follows no time limit for the whole, and cannot be told not to go elsewhere.
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)])),
      body: new Uint8Array(body),
      redirect: 'error',
      signal: AbortSignal.timeout(15_000),
    })
    await answer.body?.cancel()
    if (answer.status === 404 || answer.status === 410) throw new Gone(`the push service answered ${answer.status}`)
    // 401 and 403: made for another key of ours. The page mends that when it is opened again.
    if ([400, 401, 403, 413].includes(answer.status)) throw new Undeliverable('refused', `the push service answered ${answer.status}`)
    if (!answer.ok) throw new Error(`The push service answered ${answer.status}.`)
  }
}

/** The push service keeps one waiting notice of a topic; 32 characters of base64url are allowed. */
const topicOf = (tag: string): string => createHash('sha256').update(tag).digest('base64url').slice(0, 32)
