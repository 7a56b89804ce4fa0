import type { Trouble } from '../../shared/push.ts'

/** It was not taken, and will not be however often it is tried: a wrong number, a mailbox that is gone, the day's limit. */
export class Undeliverable extends Error {
  constructor(
    readonly trouble: Trouble,
    why: string,
  ) {
    super(why)
    this.name = 'Undeliverable'
  }
}
