import { type Outgoing, Sender } from './sender.ts'

/** Text messages through whatever gateway takes JSON `{to, text}` by POST; any 2xx means taken. `idempotency-key` is the message's id. */
export class SmsGateway extends Sender {
  constructor(private readonly url: string) {
    super()
  }

  async send({ id, to, letter }: Outgoing): Promise<void> {
    const { username, password, href } = withoutUser(this.url)
    const authorization: Record<string, string> = username ? { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` } : {}
    const answer = await fetch(href, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': id, ...authorization },
      body: JSON.stringify({ to: to.address, text: letter.short }),
      redirect: 'error',
      signal: AbortSignal.timeout(20_000),
    })
    await answer.body?.cancel()
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
