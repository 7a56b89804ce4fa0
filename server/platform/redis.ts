import { randomUUID } from 'node:crypto'
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { Redis, type RedisOptions } from 'ioredis'
import type { z } from 'zod'
import { Config } from './config.ts'
import { keyFor } from './secrets.ts'

/** A kind of word that processes pass on to each other. What does not have its shape was not said by us. */
export type Word<T> = { name: string; shape: z.ZodType<T> }

/** Longest wait (ms) between two tries to reach Redis; from when on (ms) a connection that says nothing counts as lost. */
const slowestTry = 2_000
const silence = 10_000

/** Nothing waits for Redis: what cannot be said now is not said. */
const options: RedisOptions = {
  enableOfflineQueue: false,
  // Done below, where a failure is heard: one that nobody catches would end the process.
  autoResubscribe: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: null,
  connectTimeout: 5_000,
  socketTimeout: silence,
  keepAlive: silence,
  retryStrategy: (tries) => Math.min(50 * 2 ** Math.min(tries, 10), slowestTry),
}

/**
 * Word between the processes of one house, by publish and subscribe at REDIS_URL; without it nobody is told and nobody tells. A word is a courtesy
 * that saves the others a second: whatever it says stands in the database, too, where they look anyway. So a Redis that is away,
 * slow or lost neither delays nor fails anything.
 */
@Injectable()
export class OtherProcesses implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('redis')
  private readonly me = randomUUID()
  private readonly channel: string
  private readonly listeners = new Map<string, (said: unknown) => void>()
  private mouth: Redis | undefined
  private ear: Redis | undefined
  private pulse: NodeJS.Timeout | undefined
  private away = false

  constructor(private readonly config: Config) {
    // Houses that share a Redis do not hear each other: processes of one house have one secret.
    this.channel = `aftercare:${keyFor(config.APP_SECRET, 'channel between processes').toString('base64url').slice(0, 22)}`
  }

  /** Tells the other processes; returns at once, whether anybody hears or not. */
  tell<T>({ name }: Word<T>, what: T): void {
    if (this.mouth?.status !== 'ready') return
    this.mouth.publish(this.channel, JSON.stringify({ from: this.me, name, what })).catch(() => undefined)
  }

  /** Called with what another process told; one listener for each kind of word. */
  hear<T>({ name, shape }: Word<T>, listener: (what: T) => void): void {
    if (this.listeners.has(name)) throw new Error(`Somebody hears ${name} already.`)
    this.listeners.set(name, (said) => {
      const read = shape.safeParse(said)
      if (read.success) listener(read.data)
    })
  }

  onApplicationBootstrap(): void {
    const { REDIS_URL } = this.config
    if (!REDIS_URL) return
    this.mouth = this.open(REDIS_URL)
    this.ear = this.open(REDIS_URL)
    this.ear.on('ready', () => void this.ear?.subscribe(this.channel).catch(() => undefined))
    this.ear.on('message', (_, text) => this.take(text))
    // An ear hears nothing for hours at night: only an answer shows that it still hears.
    this.pulse = setInterval(() => {
      for (const redis of [this.mouth, this.ear]) if (redis?.status === 'ready') redis.ping().catch(() => undefined)
    }, silence)
  }

  onApplicationShutdown(): void {
    clearInterval(this.pulse)
    for (const redis of [this.mouth, this.ear]) redis?.disconnect()
    this.mouth = this.ear = undefined
  }

  /** Not waited for: a start does not depend on Redis. */
  private open(url: string): Redis {
    const redis = new Redis(url, options)
    redis.on('error', (error: Error) => this.lost(error.message || (error as { code?: string }).code || 'no reason given'))
    redis.on('close', () => this.lost('the connection was closed'))
    redis.on('ready', () => this.found())
    return redis
  }

  /** Said once for each outage, not at each try. Host and port only: the address may hold a password. */
  private lost(why: string): void {
    if (this.away || !this.mouth) return
    this.away = true
    const { host } = new URL(this.config.REDIS_URL ?? '')
    this.log.warn(`Redis at ${host} is away (${why}). Everything goes on; other processes hear of changes once a second until it is back.`)
  }

  private found(): void {
    if (!this.away || this.mouth?.status !== 'ready' || this.ear?.status !== 'ready') return
    this.away = false
    this.log.warn('Redis is back.')
  }

  private take(text: string): void {
    const said = parsed(text)
    if (said && said.from !== this.me) this.listeners.get(String(said.name))?.(said.what)
  }
}

function parsed(text: string): { from?: unknown; name?: unknown; what?: unknown } | null {
  try {
    return JSON.parse(text) as { from?: unknown } | null
  } catch {
    return null
  }
}
