import { Refused, send } from './ask.ts'

/**
 * What a person means to do, once. The same wish sent again after a lost answer carries the same Idempotency-Key, so that the
 * server does it once; another wish, or the same after it was answered, gets a new key.
 */
export class Intent {
  private open: { wish: string; key: string } | null = null

  keyFor(path: string, body: unknown): string {
    const wish = `${path} ${JSON.stringify(body)}`
    if (this.open?.wish !== wish) this.open = { wish, key: crypto.randomUUID() }
    return this.open.key
  }

  answered(): void {
    this.open = null
  }

  async send<T>(path: string, body: unknown = {}): Promise<T> {
    try {
      const answer = await send<T>(path, body, { key: this.keyFor(path, body) })
      this.answered()
      return answer
    } catch (error) {
      if (error instanceof Refused && !error.worthRetrying) this.answered()
      throw error
    }
  }
}
