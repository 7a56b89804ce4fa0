/** What time it is. Everything outside platform asks the clock that it was given, so that tests and demo content can travel. */
export abstract class Clock {
  abstract now(): Date
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date()
  }
}

/** Stands still until it is told to move. */
export class TravellingClock extends Clock {
  private at: number

  constructor(at: Date | string = '2026-03-10T10:00:00Z') {
    super()
    this.at = new Date(at).getTime()
  }

  now(): Date {
    return new Date(this.at)
  }

  travelTo(at: Date | string): void {
    this.at = new Date(at).getTime()
  }

  /** Moves by so many milliseconds; negative goes back. */
  advance(ms: number): void {
    this.at += ms
  }
}
