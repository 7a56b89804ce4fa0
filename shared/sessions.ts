import type { Outcome } from './outcomes.ts'

/** The help itself as the people who gave it see it, e.g. to write its notes later. Times are ISO instants, minutes whole or with one decimal. */
export type SessionView = {
  id: string
  ticketId: string
  code: string
  name: string
  topicId: string
  startedAt: string
  endedAt: string | null
  measuredMinutes: number | null
  minutes: number | null
  outcome: Outcome | null
  note: string
  summary: string
  /** Rises with every change of note or summary. */
  revision: number
}
