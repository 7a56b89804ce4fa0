import { type Outgoing, Sender } from './sender.ts'
import type { TextCap } from './text-cap.ts'
import { Undeliverable } from './undeliverable.ts'

/** How a gateway wants a text message. */
type Form = (to: string, text: string) => { type: string; body: string }
/** The two common forms of the field. `json`: `{to, text}`. `form`: `From`, `To` and `Body` as a web form, which Twilio and those like it take. */
export const smsForms = {
  json: () => (to, text) => ({ type: 'application/json', body: JSON.stringify({ to, text }) }),
  form: (from) => (to, text) => ({ type: 'application/x-www-form-urlencoded', body: new URLSearchParams({ From: from, To: to, Body: text }).toString() }),
} satisfies Record<string, (from: string) => Form>

/** What no second try makes better: the number or the text is not taken. */
const never = new Set([400, 422])

/** Text messages through a gateway that takes them by POST, within what may be spent; any 2xx means taken. `idempotency-key` is the message's id. */
export class SmsGateway extends Sender {
  constructor(
    private readonly url: string,
    private readonly form: Form,
    private readonly cap: TextCap,
  ) {
    super()
  }

  async send({ id, to, letter }: Outgoing): Promise<void> {
    await this.cap.spend(id, to.address)
    const { username, password, href } = withoutUser(this.url)
    const authorization: Record<string, string> = username ? { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` } : {}
    const { type, body } = this.form(to.address, letter.short)
    const answer = await fetch(href, {
      method: 'POST',
      headers: { 'content-type': type, 'idempotency-key': id, ...authorization },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(20_000),
    })
    await answer.body?.cancel()
    if (never.has(answer.status)) throw new Undeliverable('refused', `the gateway for text messages answered ${answer.status}`)
    if (!answer.ok) throw new Error(`The gateway for text messages answered ${answer.status}.`)
  }
}

/** fetch refuses an address with a user in it. */
function withoutUser(address: string): { username: string; password: string; href: string } {
  const url = new URL(address)
  const [username, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)]
  url.username = ''
  url.password = ''
  return { username, password, href: url.href }
}
