/** Commands over HTTP on connections that stay open, the way a desk gives them. */
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'

export type Answer = { status: number; body: Record<string, unknown> }

export class Connections {
  private readonly agent: Agent
  constructor(
    private readonly url: string,
    most: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: most })
  }

  /** Rejects after 30 s without an answer: a command that hangs is a failure. */
  post(path: string, cookie: string, body: object = {}, more: Record<string, string> = {}): Promise<Answer> {
    const text = JSON.stringify(body)
    const headers = { ...more, cookie, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), 'idempotency-key': randomUUID() }
    return new Promise((resolve, reject) => {
      const asked = request(`${this.url}/api${path}`, { method: 'POST', agent: this.agent, headers, timeout: 30_000 }, (answer) => {
        let heard = ''
        answer.setEncoding('utf8')
        answer.on('data', (chunk: string) => {
          heard += chunk
        })
        answer.once('end', () => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(heard || '{}') as Record<string, unknown> }))
        answer.once('error', reject)
      })
      asked.once('timeout', () => asked.destroy(new Error(`no answer in 30 s: ${path}`)))
      asked.once('error', reject)
      asked.end(text)
    })
  }

  /** The same, for what has to succeed. */
  async must(path: string, cookie: string, body: object = {}): Promise<Record<string, unknown>> {
    const answer = await this.post(path, cookie, body)
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }

  close(): void {
    this.agent.destroy()
  }
}
