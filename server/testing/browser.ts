import type { Problem } from '../../shared/errors.ts'
import type { OutboxMessage, OutboxView } from '../../shared/outbox.ts'
import type { TestApp } from './app.ts'

export type Answer<T> = { status: number; body: T; setCookies: string[]; headers: Headers }

/** Somebody's browser: keeps cookies, sends JSON from the same origin. `ip`: where it sits, for an app that trusts its proxy. */
export class Browser {
  readonly cookies = new Map<string, string>()

  constructor(
    private readonly app: TestApp,
    private readonly ip = '203.0.113.1',
  ) {}

  get<T = Problem>(path: string): Promise<Answer<T>> {
    return this.ask('GET', path)
  }

  post<T = Problem>(path: string, body: object = {}, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.ask('POST', path, body, headers)
  }

  private async ask<T>(method: string, path: string, body?: object, more: Record<string, string> = {}): Promise<Answer<T>> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      ...(cookie ? { cookie } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
      origin: this.app.url,
      'x-forwarded-for': this.ip,
      ...more,
    }
    const answer = await fetch(`${this.app.url}/api${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
    const setCookies = answer.headers.getSetCookie()
    for (const line of setCookies) this.keep(line)
    const text = await answer.text()
    return { status: answer.status, body: (text ? JSON.parse(text) : null) as T, setCookies, headers: answer.headers }
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (value === '') this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

/** Sends what is due, and returns everything that ever went to this address, the oldest first. */
export async function mailsTo(app: TestApp, address: string): Promise<OutboxMessage[]> {
  await app.jobs.drain()
  const browser = new Browser(app)
  const { messages } = (await browser.get<OutboxView>('/outbox')).body
  const own = messages.filter(({ to }) => to === address).reverse()
  return Promise.all(own.map(async ({ id }) => (await browser.get<OutboxMessage>(`/outbox/${id}`)).body))
}

/** The newest code that went to this address. */
export async function codeTo(app: TestApp, address: string): Promise<string> {
  const newest = (await mailsTo(app, address)).findLast(({ text }) => /\b\d{6}\b/.test(text))
  return /\b\d{6}\b/.exec(newest?.text ?? '')?.[0] ?? 'none'
}
