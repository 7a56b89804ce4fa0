import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { ChangePerson, Colleague, PinBody } from '../../shared/auth.ts'
import type { StaffWho } from '../platform/access.ts'
import { worksAt } from '../platform/access.guard.ts'
import { Config } from '../platform/config.ts'
import { Refusal } from '../platform/refusal.ts'
import { keyedHash, keyFor } from '../platform/secrets.ts'
import { checkPassword, hashPassword } from './passwords.ts'
import { StaffLogins } from './staff-logins.ts'
import { type Limit, minute, oneDay, Tries } from './tries.ts'

const otherwise = 'sign in with the password'

/**
 * A tablet that several people share changes person by a PIN. The PIN is good for nothing else: only where a colleague of the same
 * bar is signed in already, never for an admin, and what it opens ends the same day.
 */
@Injectable()
export class PinsService {
  private readonly pepper: Buffer

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly logins: StaffLogins,
    private readonly tries: Tries,
    config: Config,
  ) {
    this.pepper = keyFor(config.APP_SECRET, 'pins')
  }

  /** One's own PIN, new or another. Logins that the old one made end. @throws Refusal wrong_password, too_many_tries */
  async set(who: StaffWho, { pin, password }: PinBody): Promise<void> {
    const limits: Limit[] = [{ bucket: 'pin password', key: who.id, most: 8, within: 15 * minute }]
    await this.tries.spend(limits)
    const [known] = await this.database.query<{ password_hash: string | null }[]>('SELECT password_hash FROM staff WHERE id = $1 AND active', [who.id])
    const { right } = await checkPassword(known?.password_hash ?? null, password)
    if (!right) throw new Refusal('wrong_password', { field: 'password', sentence: 'This is not your password.' })
    await this.tries.giveBack(limits)
    await this.database.query('UPDATE staff SET pin_hash = $2 WHERE id = $1', [who.id, await hashPassword(this.secret(who.id, pin))])
    await this.logins.endByPin(who.id, who.login)
  }

  /** Whom a tablet here can be changed to. @throws Refusal not_your_bar */
  people(who: StaffWho, barId: string | undefined): Promise<Colleague[]> {
    if (barId !== undefined && !worksAt(who, barId)) throw new Refusal('not_your_bar')
    return this.database.query<Colleague[]>(
      `SELECT id, name, role FROM staff s WHERE active AND pin_hash IS NOT NULL AND role <> 'admin' AND id <> $2
         AND EXISTS (SELECT FROM staff_bar b WHERE b.staff_id = s.id AND b.bar_id = ANY ($1)) ORDER BY name, id LIMIT 500`,
      [barId === undefined ? who.bars : [barId], who.id],
    )
  }

  /**
   * The token of the colleague's new login. A wrong PIN costs a try and nothing else: whoever is signed in stays. @throws Refusal
   * wrong_pin, also for somebody who has none or works elsewhere; too_many_tries, after which the password still opens
   */
  async change(from: StaffWho, { staff, pin }: ChangePerson): Promise<string> {
    // All four digits would take a year at thirty a day; one tablet does not lock a colleague out of all the others at once.
    const limits: Limit[] = [
      { bucket: 'pin login', key: `${from.login} to ${staff}`, most: 5, within: 15 * minute, otherwise },
      { bucket: 'pin person', key: staff, most: 10, within: 15 * minute, otherwise },
      { bucket: 'pin person day', key: staff, most: 30, within: oneDay, otherwise },
    ]
    await this.tries.spend(limits)
    const [known] = await this.database.query<{ pin_hash: string | null }[]>(
      `SELECT pin_hash FROM staff s WHERE id = $1 AND active AND role <> 'admin'
         AND EXISTS (SELECT FROM staff_bar b WHERE b.staff_id = s.id AND b.bar_id = ANY ($2))`,
      [staff, from.bars],
    )
    const { right } = await checkPassword(known?.pin_hash ?? null, this.secret(staff, pin))
    if (!right) throw new Refusal('wrong_pin', { field: 'pin' })
    await this.tries.giveBack(limits)
    return this.logins.start(staff, 'pin')
  }

  /** Ten thousand PINs are tried in minutes against a stolen hash; without APP_SECRET they cannot be tried at all. */
  private secret(staffId: string, pin: string): string {
    return keyedHash(this.pepper, staffId, pin).toString('base64url')
  }
}
