/**
 * The server's clock, as this device has heard it: a phone, a desk or a television may be minutes off, or years. Whatever is counted
 * from what the server said (how long somebody waits, what opens when, what day it is there) is counted by this one.
 */
export class ServerClock {
  /** By how much the server's clock is before this device's (ms); null until anything was heard. */
  private ahead: number | null = null
  private readonly listeners = new Set<() => void>()

  constructor(private readonly device: () => number = Date.now) {}

  /** The server's now (epoch ms); this device's own until anything was heard. */
  now = (): number => this.device() + (this.ahead ?? 0)

  /** The server says so at this moment. */
  says(at: string): void {
    this.become(Date.parse(at) - this.device())
  }

  /** The server said so some time ago: what lay on its way, or in somebody's memory, can only be too early. */
  saidBefore(at: string): void {
    const ahead = Date.parse(at) - this.device()
    if (this.ahead === null || ahead > this.ahead) this.become(ahead)
  }

  /** Called when it is seen that the clock was wrong, by more than what a message takes on its way. */
  onCorrected = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private become(ahead: number): void {
    if (Number.isNaN(ahead)) return
    const before = this.ahead ?? 0
    this.ahead = ahead
    if (Math.abs(ahead - before) > noticeable) for (const listener of this.listeners) listener()
  }
}

/** ms */
const noticeable = 2_000

/** There is one server, whatever is followed of it. */
export const serverClock = new ServerClock()
/** For sentences that are said once, such as `today`: ISO. */
export const serverNow = (): string => new Date(serverClock.now()).toISOString()
