import { type Aside, nothingAside, type Standing, withAside } from '../../shared/events.ts'

type Instants = 'dueAt' | 'bookedFor' | 'calledAt' | 'startedAt' | 'awayUntil' | 'onWayAt' | 'nearAt' | 'readyAt' | 'keptUntil'
/** The same in the ticket's row, whose times are instants. */
type Stands = Omit<Standing & Aside, Instants | 'turnAt' | 'joinedAt'> & Record<'turnAt' | 'joinedAt', Date> & Record<Instants, Date | null>

/** How a ticket stands, as its events say it: what a replay rebuilds, and undo restores. */
export function standingOf(ticket: Stands): Standing {
  const { state, lane, here, topicId, proof } = ticket
  const at = { deskId: ticket.deskId ?? null, staffId: ticket.staffId ?? null }
  const times = {
    turnAt: ticket.turnAt.toISOString(),
    dueAt: iso(ticket.dueAt),
    bookedFor: iso(ticket.bookedFor),
    joinedAt: ticket.joinedAt.toISOString(),
    calledAt: iso(ticket.calledAt),
    startedAt: iso(ticket.startedAt),
  }
  return { state, lane, here, ...at, topicId, proof, ...times, ...asideNow(ticket) }
}

function asideNow(ticket: Stands): Partial<Aside> {
  const { silent, laterCount, urgent, forStaffId, moreTopics, heldFor } = ticket
  const told = { onWayAt: iso(ticket.onWayAt), nearAt: iso(ticket.nearAt), readyAt: iso(ticket.readyAt) }
  const times = { awayUntil: iso(ticket.awayUntil), ...told, keptUntil: iso(ticket.keptUntil) }
  return asideOf({ silent, laterCount, urgent, forStaffId, moreTopics, heldFor, ...times })
}

/** What of a ticket a standing says, to be laid over it. */
export function restored(was: Standing): Stands {
  const { state, lane, here, deskId, staffId, topicId, proof } = was
  const times = { dueAt: at(was.dueAt), bookedFor: at(was.bookedFor), calledAt: at(was.calledAt), startedAt: at(was.startedAt) }
  const { awayUntil, onWayAt, nearAt, readyAt, keptUntil, ...aside } = withAside(asideOf(was))
  return {
    state,
    ...{ lane, here, deskId, staffId, topicId, proof, turnAt: new Date(was.turnAt), joinedAt: new Date(was.joinedAt) },
    ...{ ...times, ...aside, awayUntil: at(awayUntil), onWayAt: at(onWayAt), nearAt: at(nearAt), readyAt: at(readyAt), keptUntil: at(keptUntil) },
  }
}

/** Only what is other than nothing; of a standing, its aside alone. */
const asideOf = (standing: Partial<Aside>): Partial<Aside> =>
  Object.fromEntries(
    Object.entries(nothingAside).flatMap(([field, nothing]) => {
      const value = standing[field as keyof Aside] ?? nothing
      return JSON.stringify(value) === JSON.stringify(nothing) ? [] : [[field, value]]
    }),
  )

const iso = (time: Date | null) => time?.toISOString() ?? null
const at = (time: string | null) => (time ? new Date(time) : null)
