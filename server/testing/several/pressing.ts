import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

type Answer = { status: number; type: string; text: string }
type Body = Record<string, unknown>

/** What everybody at the desks was answered, for counting afterwards. */
export class Answers {
  /** Names of the people whose joining was acknowledged. */
  readonly joined: string[] = []
  /** Tickets whose finish was acknowledged. */
  readonly finished: string[] = []
  /** Commands that were sent again, since nobody knew whether they had been done. */
  repeated = 0
  /** Faults without words. */
  readonly wordless: string[] = []

  /** Gives a command until it is answered, always with the same Idempotency-Key; null when it was refused. */
  async press(url: string, cookie: string, path: string, body: Body = {}): Promise<Body | null> {
    const key = randomUUID()
    for (let tries = 0; tries < 150; tries++) {
      const answer = await post(url, cookie, key, path, body).catch(() => null)
      if (answer && answer.status >= 500) this.look(path, answer)
      if (answer && answer.status < 500 && answer.status !== 429) return answer.status === 200 ? (JSON.parse(answer.text) as Body) : null
      this.repeated++
      await sleep(100)
    }
    throw new Error(`${path} was not answered`)
  }

  private look(path: string, { status, type, text }: Answer): void {
    const problem = type.startsWith('application/problem+json') ? (JSON.parse(text) as Body) : {}
    if (status !== 503 || problem.code !== 'records_away' || typeof problem.detail !== 'string') this.wordless.push(`${path}: ${status} ${text.slice(0, 200)}`)
  }
}

/** A specialist with a desk who takes people in, calls, helps and finishes, one after the other. */
export type Desk = { bar: string; topic: string; desk: string; cookie: string }

export async function work(answers: Answers, url: string, { bar, topic, desk, cookie }: Desk, stop: AbortSignal): Promise<void> {
  const press = (path: string, body?: Body) => answers.press(url, cookie, `/bars/${bar}/${path}`, body)
  while (!stop.aborted) {
    const name = `Person ${randomUUID()}`
    if (await press('walk-ins', { topic, name, vouchedBecause: 'known here' })) answers.joined.push(name)
    const called = await press(`desks/${desk}/call-next`)
    if (!called) continue
    await press(`tickets/${called.id}/start`)
    if (await press(`tickets/${called.id}/finish`, { outcome: 'solved' })) answers.finished.push(String(called.id))
  }
}

/** On a connection of its own, so that every command may come to any process. */
function post(url: string, cookie: string, key: string, path: string, body: Body): Promise<Answer> {
  const text = JSON.stringify(body)
  const headers = { cookie, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), 'idempotency-key': key }
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/api${path}`, { method: 'POST', agent: false, headers, timeout: 15_000 }, (answer) => {
      let heard = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => {
        heard += chunk
      })
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '', text: heard }))
      answer.once('error', reject)
    })
    asked.once('timeout', () => asked.destroy(new Error('no answer')))
    asked.once('error', reject)
    asked.end(text)
  })
}
