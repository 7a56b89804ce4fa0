/**
 * Every queue of jobs. Made by the owner when the server starts; the desk's login only uses them. `every`: seconds between two
 * looks for work.
 */
export const queues = {
  /** A message to a customer. */
  mail: { every: 0.5 },
  text: { every: 0.5 },
  /** Forgetting what has been kept long enough. */
  cleaning: { every: 5 },
} as const satisfies Record<string, { every: number }>

export type QueueName = keyof typeof queues

/** With back-off from 4 s on, the eighth try comes some 17 minutes after the first. A job whose process died is taken up after `expireInSeconds`. */
export const queueHabits = { retryLimit: 8, retryDelay: 4, retryBackoff: true, expireInSeconds: 60, retentionDays: 14 }
