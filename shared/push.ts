import { z } from 'zod'

/** Bytes as browsers write them: base64url without padding. */
const bytes = (least: number, most: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${least},${most}}={0,2}$`), 'These keys are not of a browser.')

/** A browser's subscription, as `PushSubscription.toJSON()` says it. */
export const pushBody = z.object({
  endpoint: z.url('This is not an address of a browser.').max(1000),
  keys: z.object({ p256dh: bytes(87, 88), auth: bytes(22, 24) }),
})
export type PushBody = z.infer<typeof pushBody>
export const pushRemoveBody = pushBody.pick({ endpoint: true })
export type PushAnswer = { on: boolean }
/** The server's public key (VAPID, RFC 8292), base64url. */
export type PushKey = { key: string }

/** What a browser gets; nothing that may not stand on a locked screen. `tag`: a newer one with the same replaces the older. */
export type PushNotice = { title: string; body: string; tag: string; url: string }

export const channels = ['email', 'phone', 'push'] as const
/** The way of a message: an e-mail, a text message to a phone, a notice in a browser. */
export type Channel = (typeof channels)[number]
/** Why a message did not arrive. `unreachable`: whoever carries it does not answer. `refused`: it is not taken there. `over_cap`: enough was spent on text messages for a day. */
export const troubles = ['unreachable', 'refused', 'over_cap', 'no_address'] as const
export type Trouble = (typeof troubles)[number]
/** A message that somebody waits for in vain. `over`: it is not tried any more. `at`: when it was written (ISO). */
export type FailedMessage = {
  id: string
  ticket: string
  code: string
  name: string
  kind: string
  channel: Channel
  why: Trouble
  over: boolean
  at: string
}
