import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { SignIn, StaffMe } from '../../shared/auth.ts'
import type { StaffWho } from '../platform/access.ts'
import { Refusal } from '../platform/refusal.ts'
import { checkPassword } from './passwords.ts'
import { StaffLogins } from './staff-logins.ts'
import { type Limit, minute, oneDay, Tries } from './tries.ts'

type Known = { id: string; password_hash: string | null }

/** Signing in with e-mail and password. */
@Injectable()
export class SignInService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly logins: StaffLogins,
    private readonly tries: Tries,
  ) {}

  /** The new login's token. Takes as long for a stranger's e-mail as for a colleague's. @throws Refusal wrong_password, too_many_tries */
  async signIn({ email, password }: SignIn, network: string): Promise<string> {
    const account = email.toLowerCase()
    const limits = await this.limits(account, network)
    await this.tries.spend(limits)
    const [known] = await this.database.query<Known[]>('SELECT id, password_hash FROM staff WHERE lower(email) = $1 AND active', [account])
    const { right, fresh } = await checkPassword(known?.password_hash ?? null, password)
    if (!known || !right) throw new Refusal('wrong_password', { field: 'password' })
    if (fresh) await this.database.query('UPDATE staff SET password_hash = $2 WHERE id = $1 AND password_hash = $3', [known.id, fresh, known.password_hash])
    await this.tries.giveBack(limits)
    await this.tries.clear([{ bucket: 'sign-in here', key: here(account, network) }])
    await this.tries.note('sign-in familiar', here(account, network))
    return this.logins.start(known.id)
  }

  /** For the answer to signing in: the cookie is on its way, the request had none. */
  async meOf(token: string): Promise<StaffMe> {
    const who = await this.logins.who(token)
    if (!who) throw new Refusal('sign_in_first')
    return this.me(who)
  }

  async me(who: StaffWho): Promise<StaffMe> {
    const [me] = await this.database.query<Omit<StaffMe, 'bars'>[]>(
      'SELECT id, name, email, role, skills, keys, pin_hash IS NOT NULL AS "hasPin" FROM staff WHERE id = $1',
      [who.id],
    )
    if (!me) throw new Refusal('sign_in_first')
    const bars = await this.database.query<StaffMe['bars']>('SELECT id, slug, name, zone FROM bar WHERE id = ANY($1) ORDER BY name', [who.bars])
    return { ...me, bars }
  }

  /** Shortcuts that this person put elsewhere, in the place of those from before. */
  async keepKeys(who: StaffWho, keys: StaffMe['keys']): Promise<StaffMe> {
    await this.database.query('UPDATE staff SET keys = $2 WHERE id = $1', [who.id, JSON.stringify(keys)])
    return this.me(who)
  }

  /**
   * Guessing at one account from many networks is slowed for all of them together, but not for the network where its owner signed
   * in before: a stranger can never keep somebody out of their own shop.
   */
  private async limits(account: string, network: string): Promise<Limit[]> {
    const within = 15 * minute
    const familiar = await this.tries.howMany('sign-in familiar', here(account, network), 30 * oneDay, 1)
    return [
      { bucket: 'sign-in network', key: network, most: 100, within },
      { bucket: 'sign-in here', key: here(account, network), most: 8, within },
      ...(familiar ? [] : [{ bucket: 'sign-in account', key: account, most: 30, within }]),
    ]
  }
}

const here = (account: string, network: string) => `${account} from ${network}`
