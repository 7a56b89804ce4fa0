import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { hour, minute, oneDay, Tries } from '../auth/tries.ts'
import type { Address } from '../customers/address.ts'
import { Messages } from '../notifications/messages.service.ts'
import { Clock } from '../platform/clock.ts'
import { Config } from '../platform/config.ts'
import { newId } from '../platform/ids.ts'
import { Jobs } from '../platform/jobs.ts'
import { Refusal } from '../platform/refusal.ts'
import { hashOfToken, keyedHash, keyFor, seal } from '../platform/secrets.ts'
import { inTransaction, type Tx } from '../platform/transaction.ts'
import { Breaker } from './breaker.ts'

export const validMinutes = 10
export const guessesEach = 5
/** What a job carries: nothing that can be read without APP_SECRET. */
export type CodeJob = { message: string; sealed: string }
/** What is sealed in it. second: the code that is asked for after a right one, while wrong ones rain. */
export type SealedCode = Address & { code: string; until: string; second: boolean }
export const codeKey = (config: Config): Buffer => keyFor(config.APP_SECRET, 'codes on their way')

type Row = { id: string; code_hash: Buffer; salt: Buffer; guesses: number; step: number }
type Guess = { wrong: true; left: number } | { wrong: false; second: boolean } | 'over'
const another = 'show a receipt or order number instead'

/** Six-digit codes to an address. Nothing here knows or asks whether the address is known: that is looked up where nobody waits for it. */
@Injectable()
export class CodesService {
  private readonly key: Buffer
  private readonly sealing: Buffer

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly tries: Tries,
    private readonly breaker: Breaker,
    private readonly jobs: Jobs,
    private readonly messages: Messages,
    config: Config,
  ) {
    this.key = keyFor(config.APP_SECRET, 'codes')
    this.sealing = codeKey(config)
  }

  /** Sends a code to this address for the browser that holds `asked`. @throws Refusal too_many_tries */
  async send(address: Address, asked: string, network: string): Promise<void> {
    const key = address.address
    await this.tries.spend([
      { bucket: 'codes in an hour', key, most: 3, within: hour, otherwise: another },
      { bucket: 'codes in a day', key, most: 5, within: oneDay, otherwise: another },
      { bucket: 'codes network', key: network, most: 60, within: hour, otherwise: another },
    ])
    await inTransaction(this.database, (tx) => this.put(tx, address, hashOfToken(asked), 1))
    this.jobs.wake('code')
  }

  /** A guess by the browser that holds `asked`. @throws Refusal code_wrong, code_over, second_code, too_many_tries */
  async guess(address: Address, code: string, asked: string | undefined, network: string): Promise<void> {
    const limit = { bucket: 'guesses network', key: network, most: 60, within: hour, otherwise: another }
    await this.tries.spend([limit])
    // Asked before the transaction, which must not wait for a second connection.
    const raining = await this.breaker.isOn()
    const guess = asked ? await inTransaction(this.database, (tx) => this.check(tx, address, code, hashOfToken(asked), raining)) : 'over'
    if (guess === 'over') throw new Refusal('code_over', { field: 'code' })
    if (guess.wrong) {
      await this.breaker.wrong()
      throw new Refusal('code_wrong', { field: 'code', left: guess.left, sentence: wrong(guess.left) })
    }
    await this.tries.giveBack([limit])
    if (!guess.second) return
    this.jobs.wake('code')
    throw new Refusal('second_code', { field: 'code' })
  }

  async sweep(now: Date): Promise<void> {
    await this.database.query('DELETE FROM door_code WHERE sent_at < $1', [new Date(now.getTime() - oneDay)])
  }

  /** The rows are locked before anything is read off them: fifty guesses at once are five, one after the other. */
  private async check(tx: Tx, address: Address, code: string, asked: Buffer, raining: boolean): Promise<Guess> {
    const now = this.clock.now()
    const live = await tx.query<Row[]>(
      `SELECT id, code_hash, salt, guesses, step FROM door_code
       WHERE address_hash = $1 AND asked_hash = $2 AND used_at IS NULL AND expires_at > $3 AND guesses < $4 ORDER BY id FOR UPDATE`,
      [this.addressHash(address), asked, now, guessesEach],
    )
    if (live.length === 0) return 'over'
    const right = live.filter((row) => timingSafeEqual(row.code_hash, this.codeHash(row.salt, code)))
    const ids = live.map(({ id }) => id)
    if (right.length === 0) {
      await tx.query('UPDATE door_code SET guesses = guesses + 1 WHERE id = ANY($1)', [ids])
      return { wrong: true, left: Math.max(...live.map(({ guesses }) => guessesEach - 1 - guesses)) }
    }
    await tx.query('UPDATE door_code SET used_at = $2 WHERE id = ANY($1)', [ids, now])
    const second = raining && right.every(({ step }) => step === 1)
    if (second) await this.put(tx, address, asked, 2)
    return { wrong: false, second }
  }

  private async put(tx: Tx, address: Address, asked: Buffer, step: 1 | 2): Promise<void> {
    const now = this.clock.now()
    const id = newId(now)
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const salt = randomBytes(16)
    const until = new Date(now.getTime() + validMinutes * minute)
    // Only the newest works: several that live together would be guessed together.
    await tx.query('UPDATE door_code SET expires_at = $3 WHERE address_hash = $1 AND asked_hash = $2 AND used_at IS NULL AND expires_at > $3', [
      this.addressHash(address),
      asked,
      now,
    ])
    await tx.query('INSERT INTO door_code (id, address_hash, asked_hash, code_hash, salt, step, sent_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
      id,
      this.addressHash(address),
      asked,
      this.codeHash(salt, code),
      salt,
      step,
      now,
      until,
    ])
    const secret: SealedCode = { ...address, code, until: until.toISOString(), second: step === 2 }
    const message = await this.messages.note(tx, { once: `code ${id}`, kind: 'code', ticketId: null })
    if (message) await this.jobs.send(tx, 'code', { message, sealed: seal(this.sealing, JSON.stringify(secret)) } satisfies CodeJob)
  }

  private addressHash({ kind, address }: Address): Buffer {
    return keyedHash(this.key, kind, address)
  }

  private codeHash(salt: Buffer, code: string): Buffer {
    return keyedHash(this.key, salt, code)
  }
}

function wrong(left: number): string {
  if (left === 0) return 'That code is not right, and it is used up now. Ask for a new one, or show a receipt or order number instead.'
  return `That code is not right. You can try ${left === 1 ? 'once more' : `${left} more times`}, ask for a new one, or show a receipt or order number instead.`
}
