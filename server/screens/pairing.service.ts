import { randomInt } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { pairingLength, pairingMinutes, type ScreenKind } from '../../shared/pairing.ts'
import type { NewScreen, ScreenRow, ScreenView } from '../../shared/screens.ts'
import { ScreenLogins } from '../auth/screen-logins.ts'
import { minute, Tries } from '../auth/tries.ts'
import type { ScreenWho, StaffWho } from '../platform/access.ts'
import { Clock } from '../platform/clock.ts'
import { Config } from '../platform/config.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { keyedHash, keyFor, newToken } from '../platform/secrets.ts'

/** As of visits' codes: none of these is mistaken for another when it is read off one screen and typed at the next. 30^8 codes. */
const letters = '23456789ABCDEFGHJKMNPQRTUVWXYZ'
/** So many screens may a bar have: a list that nobody can read any more helps nobody. */
const most = 40

type Row = { id: string; kind: ScreenKind; name: string; made_at: Date; pairing_until: Date | null; paired_at: Date | null; seen_at: Date | null }
const columns = 'id, kind, name, made_at, pairing_until, paired_at, seen_at'

/** A supervisor makes a screen and gets a code; whoever types it on a device makes that device the screen. */
@Injectable()
export class PairingService {
  private readonly key: Buffer

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly tries: Tries,
    private readonly logins: ScreenLogins,
    config: Config,
  ) {
    this.key = keyFor(config.APP_SECRET, 'pairing of screens')
  }

  async make(by: StaffWho, bar: string, kind: ScreenKind, name: string): Promise<NewScreen> {
    const now = this.clock.now()
    const code = Array.from({ length: pairingLength }, () => letters[randomInt(letters.length)]).join('')
    const until = new Date(now.getTime() + pairingMinutes * minute)
    const rows = await this.database.query<Row[]>(
      `INSERT INTO screen (id, bar_id, kind, name, made_at, made_by, pairing_hash, pairing_until)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8 WHERE (SELECT count(*) FROM screen WHERE bar_id = $2) < $9 RETURNING ${columns}`,
      [newId(now), bar, kind, name, now, by.id, this.hash(code), until, most],
    )
    const [row] = rows
    if (!row) throw new Refusal('not_valid', { field: 'name', sentence: `There are ${most} screens here already. Remove one that is not used any more.` })
    return { screen: screenRow(row, now), code }
  }

  async all(bar: string): Promise<ScreenRow[]> {
    const rows = await this.database.query<Row[]>(`SELECT ${columns} FROM screen WHERE bar_id = $1 ORDER BY kind DESC, name, id`, [bar])
    return rows.map((row) => screenRow(row, this.clock.now()))
  }

  /** At once: whatever the screen asks next is refused, and its socket ends. @throws Refusal not_found */
  async revoke(bar: string, screen: string): Promise<void> {
    if (!(await this.logins.end(screen, bar))) throw new Refusal('not_found', { sentence: 'This screen was removed already.' })
  }

  /** The token of the device that is the screen from now on. `before`: what it was until now. @throws Refusal pairing_wrong, too_many_tries */
  async pair(code: string, before: ScreenWho | undefined, network: string): Promise<{ token: string; screen: ScreenView }> {
    const limit = { bucket: 'pairing network', key: network, most: 20, within: 15 * minute }
    await this.tries.spend([limit])
    const now = this.clock.now()
    const { token, hash } = newToken()
    // One statement: of two devices that type the same code in the same moment one finds it used up.
    const [paired] = await this.database.query<[{ id: string }[], number]>(
      `UPDATE screen SET token_hash = $2, paired_at = $3, seen_at = $3, pairing_hash = NULL, pairing_until = NULL
       WHERE pairing_hash = $1 AND pairing_until > $3 RETURNING id`,
      [this.hash(code), hash, now],
    )
    const screen = paired[0] && (await this.view(paired[0].id))
    if (!screen) throw new Refusal('pairing_wrong', { field: 'code' })
    await this.tries.giveBack([limit])
    // Its cookie is about to be replaced: nobody would hold it any more.
    if (before) await this.logins.end(before.id, before.bar)
    return { token, screen }
  }

  async view(id: string): Promise<ScreenView | null> {
    const [row] = await this.database.query<(Omit<ScreenView, 'bar'> & { bar: ScreenView['bar'] })[]>(
      `SELECT s.id, s.kind, s.name, json_build_object('id', b.id, 'slug', b.slug, 'name', b.name, 'zone', b.zone) AS bar
       FROM screen s JOIN bar b ON b.id = s.bar_id WHERE s.id = $1`,
      [id],
    )
    return row ?? null
  }

  private hash(code: string): Buffer {
    return keyedHash(this.key, code)
  }
}

const iso = (at: Date | null) => at?.toISOString() ?? null
const screenRow = ({ id, kind, name, made_at, pairing_until, paired_at, seen_at }: Row, now: Date): ScreenRow => ({
  ...{ id, kind, name, madeAt: made_at.toISOString(), pairedAt: iso(paired_at), seenAt: iso(seen_at) },
  codeUntil: pairing_until && pairing_until > now ? iso(pairing_until) : null,
})
