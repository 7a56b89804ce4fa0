import type { Way } from '../../shared/line.ts'
import { Refusal } from '../platform/refusal.ts'
import type { TopicSetUp } from './set-up.ts'
import type { Story } from './stories.ts'

/** Somebody who comes once. What is known of a visit while it goes on; the tables know the rest. */
export type Visitor = {
  customerId: string | null
  name: string
  contact: string | null
  topic: TopicSetUp
  story: Story
  way: Way
  /** Minutes of help that will be needed. */
  needs: number
  /** Minutes after which this person gives up. */
  patience: number
  ticketId: string
  state: 'before' | 'booked' | 'waiting' | 'called' | 'helping' | 'over'
  here: boolean
  proof: 'proven' | 'at_desk' | 'vouched'
  /** When waiting becomes too long for the bar, or the booked time comes (epoch ms). */
  dueAt: number
}

/** Carries a command out; a refusal is an answer too: people go away when a line is full. */
export async function unlessRefused<T>(command: Promise<T>): Promise<T | null> {
  try {
    return await command
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
