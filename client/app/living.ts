import type { TicketView } from '../../shared/queue.ts'
import { living } from '../queue/age.ts'

/** The codes of what somebody has with us still: what they would lose if this device forgot them. */
export const codesOf = (tickets: TicketView[]): string[] => [...new Set(tickets.filter(({ state }) => living.includes(state)).map(({ code }) => code))]
