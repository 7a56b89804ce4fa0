import type { TravellingClock } from '../platform/clock.ts'

type Happening = { at: number; order: number; what: () => Promise<void> }

/** What happens at one place, in the order of time: the clock travels from one happening to the next, and each may plan further ones. */
export class Timeline {
  private readonly ahead: Happening[] = []
  private order = 0

  constructor(readonly clock: TravellingClock) {}

  get now(): number {
    return this.clock.now().getTime()
  }

  /** At an instant (epoch ms); what is past already happens next. */
  at(when: number, what: () => Promise<void>): void {
    const happening = { at: Math.max(Math.round(when), this.now), order: this.order++, what }
    let place = this.ahead.length
    while (place > 0 && isBefore(this.ahead[place - 1] as Happening, happening)) place--
    this.ahead.splice(place, 0, happening)
  }

  /** In so many minutes. */
  in(minutes: number, what: () => Promise<void>): void {
    this.at(this.now + minutes * 60_000, what)
  }

  /** Lets everything happen up to an instant. What is planned for later never does. */
  async run(until: number): Promise<void> {
    for (let next = this.ahead.at(-1); next && next.at <= until; next = this.ahead.at(-1)) {
      this.ahead.pop()
      this.clock.travelTo(new Date(next.at))
      await next.what()
    }
    this.clock.travelTo(new Date(until))
  }
}

/** The list is kept with the next at its end. */
const isBefore = (a: Happening, b: Happening) => a.at < b.at || (a.at === b.at && a.order < b.order)
