import { Button } from '@mantine/core'
import type { StaffLine, StaffTicket } from '../../shared/line.ts'
import { clock, minutesSince } from '../ui/staff/when.ts'
import { floor as words } from '../words/floor.ts'
import styles from './bar.module.css'
import { waitsSince } from './counting.ts'
import { type Shown, useFloor } from './floor-context.ts'
import { Some } from './some.tsx'

/** Who waits, in the order of the turns. */
export function Waiting({ line, ...shown }: Shown & { line: StaffLine }) {
  const { id } = shown.bar
  const waiting = line.tickets.filter(({ state }) => state === 'waiting')
  return (
    <section className={styles.part} aria-labelledby={`waiting-${id}`}>
      <h3 id={`waiting-${id}`}>
        {words.waiting} <span className={`numbers ${styles.count}`}>{waiting.length}</span>
      </h3>
      {waiting.length === 0 && <p className="soft">{words.noWaiting}</p>}
      <Some of={waiting} most={8}>
        {(ticket) => <WaitingRow key={ticket.id} {...shown} ticket={ticket} />}
      </Some>
    </section>
  )
}

function WaitingRow({ bar, behind, now, ticket }: Shown & { ticket: StaffTicket }) {
  const { ask } = useFloor()
  return (
    <li>
      <span className={styles.rowMain}>
        <span className="code">{ticket.code}</span> <strong>{ticket.name}</strong>{' '}
        <span>{behind && (behind.topics.find(({ id }) => id === ticket.topicId)?.name ?? words.unknownTopic)}</span>{' '}
        <span className={styles.marks}>
          <span className="numbers soft">{words.waits(minutesSince(waitsSince(ticket), now))}</span>
          <Marks ticket={ticket} zone={bar.zone} />
        </span>
      </span>
      <Button size="xs" variant="default" onClick={() => ask({ kind: 'move', bar, ticket })}>
        {words.acts.move}
        <span className="hidden-text"> {ticket.code}</span>
      </Button>
    </li>
  )
}

function Marks({ ticket, zone }: { ticket: StaffTicket; zone: string }) {
  return (
    <>
      {ticket.turn.lane === 0 && <span className="mark bad">{words.urgent}</span>}
      {ticket.turn.lane === 1 && <span className="mark warn">{words.due}</span>}
      <span className="mark">{ticket.here ? words.here : words.onTheWay}</span>
      {ticket.awayUntil && <span className="mark">{(ticket.here ? words.needsUntil : words.awayUntil)(clock(ticket.awayUntil, zone))}</span>}
      {ticket.silent && <span className="mark">{words.silent}</span>}
    </>
  )
}
