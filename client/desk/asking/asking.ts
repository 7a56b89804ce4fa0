import type { StaffTicket } from '../../../shared/line.ts'
import type { Question } from '../deeds.ts'
import type { RegionName } from '../regions.ts'

/** Somebody, and the part of the screen where they were marked. */
export type Placed = { ticket: StaffTicket; spot: RegionName }

/** The one dialog that is open. `marked`: whose row had the focus when it was opened. */
export type Asking = { kind: 'find' | 'keys' | 'break' | 'house' } | { kind: 'palette'; marked: Placed | null } | { kind: Question; ticket: StaffTicket }

/** Somebody came to the line or was given a time; `already`: they had a place. */
export type Added = (ticket: StaffTicket, how: 'walkIn' | 'already' | 'book') => void
