/**
 * Every queue of jobs. Made by the owner when the server starts; the desk's login only uses them. `every`: seconds between two
 * looks for work. `together`: how many are done at once, where each of them mostly waits for somebody else's computer.
 */
export const queues = {
  /** A message to a customer by e-mail. */
  mail: { every: 0.5 },
  /** A text message to a customer's phone: apart from mails, so that a mail server that hangs holds up nobody's turn. */
  text: { every: 0.5, together: 4 },
  /** A notice in a customer's browser. One push service that hangs must not hold up the others. */
  push: { every: 0.5, together: 8 },
  /** A bar tells everybody who waits something: notes a message for each of them. */
  tell: { every: 0.5 },
  /** A code for the door: read the address, look whether it is known, send. */
  code: { every: 0.5 },
  /** An address typed at a kiosk: look whether somebody is expected by it today, check them in. */
  checkIn: { every: 0.5 },
} as const satisfies Record<string, { every: number; together?: number }>

export type QueueName = keyof typeof queues

/** With back-off from 4 s on, the last try comes two to three days after the first: a mail server may be down over a weekend. A job whose process died is taken up after `expireInSeconds`. */
export const queueHabits = { retryLimit: 16, retryDelay: 4, retryBackoff: true, expireInSeconds: 60, retentionDays: 14 }
