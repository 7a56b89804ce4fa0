/**
 * How long will it be? A cautious range, never a single number. Rule `work-ahead-1`: the expected minutes of everybody ahead, plus
 * half of what is in hand, shared by the desks that are open; from 0.7 to 1.6 times that and a margin for the one before, rounded
 * outwards to five minutes. The rule's name is kept with every promise, so that a better rule can be compared with it.
 */
export const rule = 'work-ahead-1'

/** ahead: people before; work: their expected minutes; inHand: expected minutes of those being helped; desks: open ones. */
export type Ahead = { ahead: number; work: number; inHand: number; desks: number }

export function range({ work, inHand, desks }: Ahead): { low: number; high: number } | null {
  if (desks < 1) return null
  const minutes = (work + inHand / 2) / desks
  const low = Math.floor((0.7 * minutes) / 5) * 5
  return { low, high: Math.max(low + 5, Math.ceil((1.6 * minutes + 5) / 5) * 5) }
}

/** Does the work that waits fill the time that is left (minutes)? With no desk open yet, one is assumed to come. */
export const fills = ({ work, inHand, desks }: Ahead, minutesLeft: number): boolean => (work + inHand / 2) / Math.max(1, desks) >= minutesLeft
