import { Logger } from '@nestjs/common'
import type { DataSource } from 'typeorm'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { keyedHash, keyFor } from '../platform/secrets.ts'
import { Undeliverable } from './undeliverable.ts'

const day = 24 * 3_600_000
/** One after the other, in all processes: two could otherwise both take the last one. Any number that nothing else locks. */
const counting = 5_821_904_417

/**
 * What may be spent on text messages in 24 hours, by the shop and for one number; counted in the database, so that it holds for any
 * number of processes. Each message counts once, before its first try: a gateway that fails may have sent it all the same.
 */
export class TextCap {
  private readonly log = new Logger('Messages')
  private readonly key: Buffer
  private saidAt = 0

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    this.key = keyFor(config.APP_SECRET, 'numbers of text messages')
  }

  /** @throws Undeliverable over_cap */
  async spend(messageId: string, number: string): Promise<void> {
    const now = this.clock.now()
    const hash = keyedHash(this.key, number)
    const left = await this.database.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [counting])
      const [counted] = await tx.query<[{ known: boolean; all: number; own: number }]>(
        `SELECT EXISTS (SELECT FROM text_spent WHERE message_id = $1) AS known, count(*)::int AS all,
           (count(*) FILTER (WHERE number_hash = $2))::int AS own FROM text_spent WHERE at > $3`,
        [messageId, hash, new Date(now.getTime() - day)],
      )
      if (counted.known) return true
      if (counted.all >= this.config.SMS_DAILY_CAP || counted.own >= this.config.SMS_DAILY_CAP_PER_NUMBER) return false
      await tx.query('INSERT INTO text_spent (message_id, number_hash, at) VALUES ($1, $2, $3)', [messageId, hash, now])
      return true
    })
    if (left) return
    this.say(now)
    throw new Undeliverable('over_cap', 'enough was spent on text messages')
  }

  async sweep(now: Date): Promise<void> {
    await this.database.query('DELETE FROM text_spent WHERE at < $1', [new Date(now.getTime() - 2 * day)])
  }

  /** Once a day is enough: it may be hundreds. */
  private say(now: Date): void {
    if (now.getTime() - this.saidAt < day) return
    this.saidAt = now.getTime()
    const { SMS_DAILY_CAP, SMS_DAILY_CAP_PER_NUMBER } = this.config
    this.log.warn(
      `A text message was not sent: SMS_DAILY_CAP is ${SMS_DAILY_CAP} in 24 hours, and SMS_DAILY_CAP_PER_NUMBER ${SMS_DAILY_CAP_PER_NUMBER}. Others may follow; staff see which.`,
    )
  }
}
