import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { Role } from '../../shared/auth.ts'
import type { StaffWho } from '../platform/access.ts'
import { Clock } from '../platform/clock.ts'
import { noted } from '../platform/noted.ts'
import { straight } from '../platform/prepared.ts'
import { newId } from '../platform/ids.ts'
import { hashOfToken, newToken } from '../platform/secrets.ts'
import { together } from '../platform/together.ts'
import { LostLogins } from './lost-logins.ts'
import { hour, minute, oneDay } from './tries.ts'

/** A login that nobody uses ends after 12 hours; any ends after 7 days, one by PIN after 12 hours even when it is used. */
export const idle = 12 * hour
export const longest = 7 * oneDay
/** The use of a login is written at most this often: reading who asks stays one query. */
const writtenEvery = 10 * minute

type Row = { hash: string; login: string; seen_at: Date; id: string; name: string; role: Role; bars: string[] }

/** Who of the staff is signed in where. Server-side: a row that is gone ends the login at once, in every process. */
@Injectable()
export class StaffLogins {
  private readonly rowOf = together<Buffer, Row>(
    (hashes) => this.readAndExtend(hashes),
    (hash) => hash.toString('hex'),
    ({ hash }) => hash,
  )

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly lost: LostLogins,
  ) {}

  /** A new login; the token goes into the cookie and is kept nowhere. */
  async start(staffId: string, by: 'password' | 'pin' = 'password'): Promise<string> {
    const now = this.clock.now()
    const { token, hash } = newToken()
    await this.database.query(
      'INSERT INTO staff_login (id, token_hash, staff_id, created_at, seen_at, expires_at, by_pin) VALUES ($1, $2, $3, $4, $4, $5, $6)',
      [newId(now), hash, staffId, now, new Date(now.getTime() + idle), by === 'pin'],
    )
    return token
  }

  /** Who holds this token, as of this moment: nothing is remembered between two questions, so that losing a right acts at once. */
  async who(token: string): Promise<StaffWho | null> {
    const row = await this.rowOf(hashOfToken(token))
    if (!row) return null
    const { login, id, name, role, bars } = row
    return { kind: 'staff', id, login, name, role, bars }
  }

  /** Which logins still hold, with the role and the bars that they had when they were read. */
  async stillValid(whos: StaffWho[]): Promise<string[]> {
    const rows = await this.read('l.id = ANY ($1)', [...new Set(whos.map(({ login }) => login))], this.clock.now())
    const now = new Map(rows.map((row) => [row.login, row]))
    const holds = ({ login, role, bars }: StaffWho) => now.get(login)?.role === role && bars.every((bar) => now.get(login)?.bars.includes(bar))
    return whos.filter(holds).map(({ login }) => login)
  }

  async end(login: string): Promise<void> {
    await this.database.query('DELETE FROM staff_login WHERE id = $1', [login])
    this.lost.tell([login])
  }

  /** Signs this person out on every device. */
  async endAll(staffId: string): Promise<void> {
    const [ended] = await this.database.query<[{ id: string }[], number]>('DELETE FROM staff_login WHERE staff_id = $1 RETURNING id', [staffId])
    this.lost.tell(ended.map(({ id }) => id))
  }

  /** Ends what a PIN of this person opened, but not the login that asks. */
  async endByPin(staffId: string, but: string): Promise<void> {
    const sql = 'DELETE FROM staff_login WHERE staff_id = $1 AND by_pin AND id <> $2 RETURNING id'
    const [ended] = await this.database.query<[{ id: string }[], number]>(sql, [staffId, but])
    this.lost.tell(ended.map(({ id }) => id))
  }

  /** Forgets logins that are over. */
  async sweep(now: Date): Promise<void> {
    await this.database.query('DELETE FROM staff_login WHERE expires_at <= $1', [now])
  }

  /** Use extends a login, as of the moment when it was read: one that has ended meanwhile is not woken up. */
  private async readAndExtend(hashes: Buffer[]): Promise<Row[]> {
    const now = this.clock.now()
    const rows = await this.read('l.token_hash = ANY ($1)', hashes, now)
    const old = rows.filter(({ seen_at }) => now.getTime() - seen_at.getTime() >= writtenEvery).map(({ login }) => login)
    if (old.length > 0)
      await noted(
        this.database,
        `UPDATE staff_login SET seen_at = $2, expires_at = least($3, created_at + CASE WHEN by_pin THEN $5::bigint ELSE $4::bigint END * interval '1 ms')
         WHERE id = ANY ($1)`,
        [old, now, new Date(now.getTime() + idle), longest, idle],
      )
    return rows
  }

  private read(which: string, values: string[] | Buffer[], now: Date): Promise<Row[]> {
    return straight<Row>(
      this.database,
      `SELECT encode(l.token_hash, 'hex') AS hash, l.id AS login, l.seen_at, s.id, s.name, s.role,
        CASE s.role WHEN 'admin' THEN ARRAY(SELECT id FROM bar) ELSE ARRAY(SELECT bar_id FROM staff_bar WHERE staff_id = s.id) END AS bars
       FROM staff_login l JOIN staff s ON s.id = l.staff_id AND s.active
       WHERE ${which} AND l.expires_at > $2`,
      [values, now],
    )
  }
}
