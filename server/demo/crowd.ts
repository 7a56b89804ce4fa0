import { family, given } from '../imports/demo-people.ts'
import type { Way } from '../../shared/line.ts'
import type { Dice } from './dice.ts'
import type { Rooms } from './place.ts'
import type { PlaceSetUp } from './set-up.ts'
import type { TopicSlug } from './shop.ts'
import { stories } from './stories.ts'
import type { Visitor } from './visitor.ts'

type Person = { id: string; name: string; contact: string | null; proof: 'proven' | 'at_desk' }

/** How often people come for what. */
const wishes: Record<TopicSlug, number> = {
  advice: 22,
  account: 16,
  'set-up': 14,
  network: 12,
  slow: 12,
  'phone-repair': 11,
  'computer-repair': 6,
  transfer: 7,
}
const walkInMinutes = 45 * 60_000

/** The people of a town: new faces, and those who come again. */
export class Crowd {
  private readonly known: Person[] = []
  private readonly busy = new Set<string>()

  constructor(
    private readonly rooms: Rooms,
    private readonly place: PlaceSetUp,
    private readonly dice: Dice,
  ) {}

  /** Somebody with a phone in their hand, known to the door. `wish`: what for, otherwise as it comes. */
  async customer(wish?: TopicSlug): Promise<Visitor> {
    const idle = this.known.filter(({ id }) => !this.busy.has(id))
    const person = idle.length > 0 && this.dice.chance(0.3) ? this.dice.one(idle) : await this.newcomer()
    this.busy.add(person.id)
    const elsewhere = this.dice.chance(0.06)
    const visitor = this.visitor(elsewhere ? this.name() : person.name, wish)
    return { ...visitor, customerId: person.id, contact: person.contact, proof: person.proof }
  }

  /** Somebody who stands at the bar and was never seen before. */
  stranger(): Visitor {
    return { ...this.visitor(this.name()), way: 'store', proof: 'at_desk' }
  }

  gone({ customerId }: Visitor): void {
    if (customerId) this.busy.delete(customerId)
  }

  private async newcomer(): Promise<Person> {
    const proven = this.dice.chance(0.85)
    const id = await this.rooms.customers.begin(
      this.rooms.database.manager,
      proven ? this.dice.one(['contact', 'contact', 'receipt', 'serial'] as const) : null,
    )
    const name = this.name()
    await this.rooms.database.query('UPDATE customer SET demo = true, name = $2 WHERE id = $1', [id, name])
    const contact = this.dice.chance(0.5)
      ? `${name
          .normalize('NFKD')
          .replace(/[^A-Za-z]+/g, '.')
          .replace(/^\.|\.$/g, '')
          .toLowerCase()}${this.dice.whole(1, 99)}@example.com`
      : null
    const person: Person = { id, name, contact, proof: proven ? 'proven' : 'at_desk' }
    this.known.push(person)
    return person
  }

  private visitor(name: string, wish?: TopicSlug): Visitor {
    const slug = wish ?? this.dice.weighted(wishes)
    const topic = this.place.topics.find((one) => one.slug === slug) ?? this.dice.one(this.place.topics)
    const remote = this.place.ways.filter((way) => way !== 'store' && topic.ways.includes(way))
    const way: Way = remote.length > 0 && this.dice.chance(0.25) ? this.dice.one(remote) : 'store'
    const needs = Math.min(150, Math.max(3, topic.minutes * Math.exp(0.35 * this.dice.normal())))
    const patience = 15 + 60 * this.dice.unit() + (this.dice.chance(0.5) ? 120 : 0)
    const begin = { ticketId: '', state: 'before', here: false, dueAt: this.rooms.clock.now().getTime() + walkInMinutes } as const
    return { customerId: null, contact: null, proof: 'at_desk', name, topic, story: this.dice.one(stories[topic.slug]), way, needs, patience, ...begin }
  }

  private name(): string {
    const first = this.dice.one(given)
    const last = this.dice.one(family)
    return this.dice.chance(0.6) ? first : `${first} ${last}`
  }
}
