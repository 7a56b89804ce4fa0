/**
 * A websocket that speaks engine.io 4 and socket.io 5, as small as can be: seventeen thousand screens run beside the server that is
 * measured, and must not take its processor. Text in single frames, which is what this server sends.
 */
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { socketPath } from '../../shared/live.ts'

export type Hears = {
  connected: () => void
  message: (name: string, body: unknown) => void
  closed: () => void
}

export class Wire {
  bytes = 0
  private readonly socket: Socket
  private rest: Buffer = Buffer.alloc(0)
  private upgraded = false
  private ended = false
  private readonly answers = new Map<number, (answer: unknown) => void>()
  private asks = 0

  constructor(
    url: string,
    cookie: string,
    private readonly hears: Hears,
  ) {
    const { hostname, port, host } = new URL(url)
    this.socket = connect({ host: hostname, port: Number(port), noDelay: true })
    const key = randomBytes(16).toString('base64')
    this.socket.once('connect', () =>
      this.socket.write(
        `GET ${socketPath}/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\nCookie: ${cookie}\r\n\r\n`,
      ),
    )
    this.socket.on('data', (chunk) => this.take(chunk))
    this.socket.on('error', () => undefined)
    this.socket.once('close', () => this.end())
  }

  /** Asks and answers null when no answer came in so many ms, or the connection ended. */
  ask(name: string, body: object, within: number): Promise<unknown> {
    const id = this.asks++
    return new Promise((resolve) => {
      const timer = setTimeout(() => done(null), within)
      const done = (answer: unknown) => {
        clearTimeout(timer)
        this.answers.delete(id)
        resolve(answer)
      }
      this.answers.set(id, done)
      this.send(`42${id}${JSON.stringify([name, body])}`)
    })
  }

  close(): void {
    this.socket.destroy()
  }

  private end(): void {
    if (this.ended) return
    this.ended = true
    for (const answer of [...this.answers.values()]) answer(null)
    this.hears.closed()
  }

  /** A client masks what it sends; a mask of zeros is one. */
  private send(text: string): void {
    const body = Buffer.from(text)
    const head =
      body.length < 126 ? Buffer.from([0x81, 0x80 | body.length, 0, 0, 0, 0]) : Buffer.from([0x81, 0xfe, body.length >> 8, body.length & 255, 0, 0, 0, 0])
    this.socket.write(Buffer.concat([head, body]))
  }

  private take(chunk: Buffer): void {
    this.bytes += chunk.length
    this.rest = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk
    if (!this.upgraded && !this.upgrade()) return
    for (let frame = this.frame(); frame; frame = this.frame()) {
      if (frame.code === 1) this.packet(frame.body)
      else if (frame.code === 8) this.socket.destroy()
    }
  }

  private upgrade(): boolean {
    const end = this.rest.indexOf('\r\n\r\n')
    if (end < 0) return false
    if (this.rest.subarray(0, 12).toString() !== 'HTTP/1.1 101') {
      this.socket.destroy()
      return false
    }
    this.rest = this.rest.subarray(end + 4)
    this.upgraded = true
    return true
  }

  private frame(): { code: number; body: Buffer } | null {
    const { rest } = this
    if (rest.length < 2) return null
    const short = (rest[1] ?? 0) & 127
    const head = short === 127 ? 10 : short === 126 ? 4 : 2
    if (rest.length < head) return null
    const length = short === 127 ? Number(rest.readBigUInt64BE(2)) : short === 126 ? rest.readUInt16BE(2) : short
    if (rest.length < head + length) return null
    this.rest = rest.subarray(head + length)
    return { code: (rest[0] ?? 0) & 15, body: rest.subarray(head, head + length) }
  }

  /** engine.io's first sign: 0 open, 2 ping, 4 message; socket.io's behind a 4: 0 connect, 2 event, 3 answer. */
  private packet(body: Buffer): void {
    const text = body.toString()
    if (text === '2') this.send('3')
    else if (text.startsWith('0')) this.send('40')
    else if (text.startsWith('40')) this.hears.connected()
    else if (text.startsWith('42')) this.hears.message(...(JSON.parse(text.slice(2)) as [string, unknown]))
    else if (text.startsWith('43')) {
      const from = text.indexOf('[')
      this.answers.get(Number(text.slice(2, from)))?.((JSON.parse(text.slice(from)) as unknown[])[0])
    } else if (text.startsWith('41')) this.socket.destroy()
  }
}
