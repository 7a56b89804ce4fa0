import { Injectable, type OnModuleInit } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { State } from '../../shared/line.ts'
import type { AddressHeard, KioskPlace } from '../../shared/screens.ts'
import { hour, minute, Tries } from '../auth/tries.ts'
import { BarsService } from '../bars/bars.service.ts'
import { type Address, readAddress } from '../customers/address.ts'
import type { By, ScreenWho } from '../platform/access.ts'
import { Clock } from '../platform/clock.ts'
import { Config } from '../platform/config.ts'
import { Jobs } from '../platform/jobs.ts'
import { Refusal } from '../platform/refusal.ts'
import { keyFor, seal, unseal } from '../platform/secrets.ts'
import { inTransaction } from '../platform/transaction.ts'
import { ComingService } from '../queue/coming.service.ts'
import { keptAt } from '../queue/kept.ts'
import { KioskPlaces } from './kiosk-places.ts'

type Expected = { id: string; bar: string; state: State; customer: string | null }
type Sealed = Address & { bar: string; until: string }
const otherwise = 'ask at the desk'

/** Who is expected at a bar today: booked for today, in line from afar or here, called today and not seen, or to fetch what lies here. $1 bar, $2 now. */
const expected = `SELECT t.id, t.bar_id AS bar, t.state, t.customer_id AS customer FROM ticket t JOIN bar b ON b.id = t.bar_id
  WHERE t.bar_id = $1 AND (t.state IN ('waiting', 'called', 'held')
    OR t.state = 'booked' AND (t.turn_at AT TIME ZONE b.zone)::date = ($2::timestamptz AT TIME ZONE b.zone)::date
    OR ${keptAt('$2')})`
const first = `ORDER BY array_position(ARRAY['called', 'waiting', 'booked', 'missed', 'held'], t.state), t.turn_at, t.id LIMIT 1`

/** Checking in at the tablet: by code, by a scanned code, or by the address under which somebody is expected. */
@Injectable()
export class ArrivalsService implements OnModuleInit {
  private readonly sealing: Buffer

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly coming: ComingService,
    private readonly bars: BarsService,
    private readonly places: KioskPlaces,
    private readonly tries: Tries,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    this.sealing = keyFor(config.APP_SECRET, 'addresses at kiosks')
  }

  onModuleInit(): void {
    this.jobs.work<{ sealed: string }>('checkIn', ({ sealed }) => this.lookUp(JSON.parse(unseal(this.sealing, sealed)) as Sealed))
  }

  /** @throws Refusal not_here_today, too_early, too_many_tries */
  async byCode(screen: ScreenWho, by: By, { code, ticket }: { code: string; ticket?: string | undefined }): Promise<KioskPlace> {
    const limit = { bucket: 'kiosk codes', key: screen.id, most: 60, within: hour, otherwise }
    await this.tries.spend([limit])
    const [found] = ticket
      ? await this.expected(`${expected} AND t.id = $3`, screen.bar, ticket)
      : await this.expected(`${expected} AND t.code = $3 ${first}`, screen.bar, code)
    if (!found) throw new Refusal('not_here_today', { field: 'code' })
    await this.tries.giveBack([limit])
    await this.comes(by, found)
    return this.places.of(found.id)
  }

  /**
   * Says no more than that it was heard. Whether anybody is expected by the address is looked up by a job: a known address takes the
   * same statements as an unknown one until the answer is out. @throws Refusal not_valid, too_many_tries
   */
  async byAddress(screen: ScreenWho, typed: string): Promise<AddressHeard> {
    const address = readAddress(typed, this.config.SHOP_COUNTRY)
    if (!address) throw new Refusal('not_valid', { field: 'address', sentence: 'This is neither an e-mail address nor a phone number that we can read.' })
    await this.tries.spend([
      { bucket: 'kiosk addresses', key: screen.id, most: 60, within: hour, otherwise },
      { bucket: 'kiosk address', key: `${screen.bar} ${address.address}`, most: 6, within: hour, otherwise },
    ])
    const until = new Date(this.clock.now().getTime() + 10 * minute).toISOString()
    const sealed = seal(this.sealing, JSON.stringify({ ...address, bar: screen.bar, until } satisfies Sealed))
    await inTransaction(this.database, (tx) => this.jobs.send(tx, 'checkIn', { sealed }))
    this.jobs.wake('checkIn')
    return { heard: true }
  }

  private async lookUp({ kind, address, bar, until }: Sealed): Promise<void> {
    if (new Date(until) <= this.clock.now()) return
    const theirs = '(t.contact = $3 OR t.customer_id = (SELECT c.customer_id FROM contact c WHERE c.kind = $4 AND c.address = $3))'
    const [found] = await this.expected(`${expected} AND ${theirs} ${first}`, bar, address, kind)
    if (!found) return
    await this.comes({ kind: 'customer', id: null }, found).catch((error: unknown) => {
      // Too early, or the line changed meanwhile: they ask at the desk, as they were told.
      if (!(error instanceof Refusal)) throw error
    })
  }

  /** Whoever stands before the tablet is in the store. Saying it twice changes nothing. */
  private async comes(from: By, { id, bar, state, customer }: Expected): Promise<void> {
    const by = { ...from, id: customer }
    if (state === 'booked') await this.coming.checkIn(by, bar, id, this.bars.digits(await this.bars.one(bar)))
    else if (state === 'missed') await this.coming.return(by, bar, id)
    else if (state === 'waiting' || state === 'held') await this.coming.arrive(by, bar, id)
  }

  private expected(sql: string, bar: string, ...which: string[]): Promise<Expected[]> {
    return this.database.query(sql, [bar, this.clock.now(), ...which])
  }
}
