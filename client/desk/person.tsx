import type { StaffTicket } from '../../shared/line.ts'
import { clock } from '../ui/staff/when.ts'
import { desk as words } from '../words/desk.ts'
import { urgentWords } from '../words/desk-acts.ts'
import listStyles from './list.module.css'
import personStyles from './with-me.module.css'
import { useDesk, useTopicNames } from './desk-context.ts'
import { Marks } from './marks.tsx'

/** Who is with me, large, and what to know of them: also why they came before the others. */
export function Person({ ticket, since }: { ticket: StaffTicket; since: string | null }) {
  const { bar } = useDesk()
  const topicName = useTopicNames()
  return (
    <>
      <p className={personStyles.personHead}>
        <span className={`code ${personStyles.bigCode}`}>{ticket.code}</span>
        <span className={personStyles.personName}>{ticket.name}</span>
        <span className={`soft numbers ${personStyles.since}`}>{since}</span>
      </p>
      <p className={personStyles.topic}>
        {topicName(ticket.topicId)}
        {ticket.bookedFor && <span className="soft">, {words.bookedFor(clock(ticket.bookedFor, bar.zone))}</span>}
      </p>
      {ticket.about && <p className={personStyles.about}>{ticket.about}</p>}
      {ticket.urgent && ticket.urgentBecause && (
        <p className={personStyles.about}>
          <span className="mark bad">{words.urgent(urgentWords[ticket.urgent].toLowerCase())}</span> {ticket.urgentBecause}
        </p>
      )}
      <p className={listStyles.rowMarks}>
        <Marks ticket={ticket} withPlace={false} withUrgent={!ticket.urgentBecause} />
      </p>
    </>
  )
}
