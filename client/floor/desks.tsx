import { Button } from '@mantine/core'
import type { StaffDesk, StaffLine, StaffTicket } from '../../shared/line.ts'
import { clock, minutesSince } from '../ui/staff/when.ts'
import { floor as words } from '../words/floor.ts'
import styles from './bar.module.css'
import { isOpen, withDesk } from './counting.ts'
import { type Shown, useFloor, whoIs } from './floor-context.ts'

/** Who stands where, who is with them since when, and who is away until when. */
export function Desks({ line, ...shown }: Shown & { line: StaffLine }) {
  const { id } = shown.bar
  const atDesks = new Set(line.desks.filter(isOpen).flatMap((desk) => withDesk(line, desk).map((ticket) => ticket.id)))
  const standing = new Set(line.desks.map(({ staffId }) => staffId))
  const elsewhere = line.tickets.filter(
    ({ id, state, staffId, heldFor }) =>
      ((state === 'helping' || state === 'called') && !atDesks.has(id)) || (state === 'held' && heldFor === 'copying' && !standing.has(staffId)),
  )
  const free = line.desks.filter((desk) => !isOpen(desk)).map(({ number }) => number)
  return (
    <section className={styles.part} aria-labelledby={`desks-${id}`}>
      <h3 id={`desks-${id}`}>{words.desks}</h3>
      {line.desks.length === 0 && <p className="soft">{words.noDesks}</p>}
      <ul className={styles.rows}>
        {line.desks.filter(isOpen).map((desk) => (
          <DeskRow key={desk.id} {...shown} desk={desk} line={line} />
        ))}
        {elsewhere.map((ticket) => (
          <li key={ticket.id} className={styles.deskRow}>
            <InHand {...shown} ticket={ticket} />
          </li>
        ))}
      </ul>
      {free.length > 0 && <p className={`soft ${styles.small} ${styles.free}`}>{words.free(free)}</p>}
    </section>
  )
}

function DeskRow({ desk, line, ...shown }: Shown & { desk: StaffDesk; line: StaffLine }) {
  const { me, ask } = useFloor()
  const inHand = withDesk(line, desk)
  const resting = line.tickets.filter(({ state, staffId }) => state === 'held' && staffId === desk.staffId)
  const own = desk.staffId === me.id
  return (
    <li className={styles.deskRow}>
      <div className={styles.line}>
        <span className={styles.rowMain}>
          <span className="soft">{words.desk(desk.number)}</span> <strong>{desk.staffName}</strong> {own && <span className="mark">{words.yours}</span>}{' '}
          {desk.wantsSupervisorAt && <span className="mark bad">{words.wantsYou}</span>} <Break {...shown} desk={desk} />
        </span>
        {!own && (
          <Button size="xs" variant="default" onClick={() => ask({ kind: 'takeOver', bar: shown.bar, desk, inHand })}>
            {words.acts.takeOver}
            <span className="hidden-text"> {words.desk(desk.number)}</span>
          </Button>
        )}
      </div>
      {inHand.map((ticket) => (
        <InHand key={ticket.id} {...shown} ticket={ticket} />
      ))}
      {resting.map((ticket) => (
        <span key={ticket.id} className="soft">
          {words.resting(whoIs(ticket), ticket.heldFor ?? 'with_us')}
        </span>
      ))}
      {!desk.breakWhy && inHand.length === 0 && <span className="soft">{words.idle}</span>}
    </li>
  )
}

function Break({ desk, bar, now }: Shown & { desk: StaffDesk }) {
  if (!desk.breakWhy || !desk.breakUntil) return null
  const over = Date.parse(desk.breakUntil) < now
  return <span className={over ? 'mark warn' : 'mark'}>{(over ? words.breakOver : words.breakUntil)(desk.breakWhy, clock(desk.breakUntil, bar.zone))}</span>
}

/** Somebody who was called or is being helped, and the way elsewhere; or who rests while something runs. */
function InHand({ ticket, ...shown }: Shown & { ticket: StaffTicket }) {
  const { ask } = useFloor()
  if (ticket.state === 'held') return <span className="soft">{words.resting(whoIs(ticket), 'copying')}</span>
  return (
    <div className={styles.line}>
      <SinceWhen {...shown} ticket={ticket} />
      <Button size="xs" variant="default" onClick={() => ask({ kind: 'move', bar: shown.bar, ticket })}>
        {words.acts.move}
        <span className="hidden-text"> {ticket.code}</span>
      </Button>
    </div>
  )
}

function SinceWhen({ ticket, behind, now }: Shown & { ticket: StaffTicket }) {
  if (ticket.state === 'called') return <span className="numbers">{words.calledAgo(whoIs(ticket), minutesSince(ticket.calledAt ?? ticket.joinedAt, now))}</span>
  const expected = behind?.topics.find(({ id }) => id === ticket.topicId)?.minutes
  return (
    <span className="numbers">
      {words.helpingFor(whoIs(ticket), minutesSince(ticket.startedAt ?? ticket.joinedAt, now))}
      {expected && <span className="soft"> ({words.usually(expected)})</span>}
    </span>
  )
}
