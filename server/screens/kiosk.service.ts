import { Injectable } from '@nestjs/common'
import type { KioskJoin, KioskJoined, KioskStart } from '../../shared/screens.ts'
import { hour, Tries } from '../auth/tries.ts'
import { Eligibility } from '../door/eligibility.ts'
import type { ShownReceipt } from '../door/bought.ts'
import { ProofsService } from '../door/proofs.service.ts'
import type { By, ScreenWho } from '../platform/access.ts'
import { Refusal } from '../platform/refusal.ts'
import { PlacesService } from '../queue/places.service.ts'
import { QueueService } from '../queue/queue.service.ts'
import { KioskPlaces } from './kiosk-places.ts'
import { PairingService } from './pairing.service.ts'
import { Visitors } from './visitors.ts'

/** One tablet takes so many places in an hour: more than one a minute is nobody who comes for help. */
const mostJoins = 90

/** Taking a place at the tablet: the same door, with the same answers, for somebody who stands before it and has no phone. */
@Injectable()
export class KioskService {
  constructor(
    private readonly pairing: PairingService,
    private readonly places: PlacesService,
    private readonly proofs: ProofsService,
    private readonly eligibility: Eligibility,
    private readonly visitors: Visitors,
    private readonly queue: QueueService,
    private readonly kioskPlaces: KioskPlaces,
    private readonly tries: Tries,
  ) {}

  async start(who: ScreenWho): Promise<KioskStart> {
    const [screen, bar] = await Promise.all([this.pairing.view(who.id), this.places.one(who.bar)])
    if (!screen) throw new Refusal('pair_first')
    return { screen, bar }
  }

  /** @throws Refusal no_purchase_found, too_many_tries */
  async receipt(screen: ScreenWho, receipt: ShownReceipt): Promise<{ right: true }> {
    await this.proofs.mustBeBought(receipt, `screen ${screen.id}`)
    return { right: true }
  }

  /** @throws Refusal no_purchase_found, too_many_tries, and whatever the line says to somebody who joins */
  async join(screen: ScreenWho, by: By, { topic, name, about, receipt }: KioskJoin): Promise<KioskJoined> {
    await this.tries.spend([{ bucket: 'kiosk joins', key: screen.id, most: mostJoins, within: hour, otherwise: 'ask at the desk' }])
    if (receipt) await this.receipt(screen, receipt)
    const customer = await this.visitors.customer(screen.bar, receipt, name, by.once?.key ?? null)
    if (receipt) await this.proofs.remember(customer, receipt)
    const pass = await this.eligibility.pass(customer, topic)
    const request = { bar: screen.bar, way: 'store', came: 'walk_in', name, about, contact: null, forSomebodyElse: false, here: true } as const
    const { ticketId, already } = await this.queue.join({ ...by, id: customer }, pass, request)
    return { ...(await this.kioskPlaces.of(ticketId)), already }
  }
}
