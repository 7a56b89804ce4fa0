import type { StaffLine } from '../../shared/line.ts'
import { clock } from '../ui/staff/when.ts'
import { floor as words } from '../words/floor.ts'
import styles from './bar.module.css'
import { bookedOn } from './counting.ts'
import type { Shown } from './floor-context.ts'
import { Some } from './some.tsx'

/** Who has booked a time today and has not come yet, the next first. */
export function Booked({ bar, behind, now, line }: Shown & { line: StaffLine }) {
  const booked = bookedOn(line, bar.day, bar.zone)
  return (
    <section className={styles.part} aria-labelledby={`booked-${bar.id}`}>
      <h3 id={`booked-${bar.id}`}>
        {words.booked} <span className={`numbers ${styles.count}`}>{booked.length}</span>
      </h3>
      {booked.length === 0 && <p className="soft">{words.noBooked}</p>}
      <Some of={booked} most={5}>
        {(ticket) => (
          <li key={ticket.id}>
            <span className={styles.rowMain}>
              <span className="numbers">{clock(ticket.bookedFor ?? '', bar.zone)}</span> <span className="code">{ticket.code}</span>{' '}
              <strong>{ticket.name}</strong> <span>{behind?.topics.find(({ id }) => id === ticket.topicId)?.name}</span>{' '}
              {Date.parse(ticket.bookedFor ?? '') < now && <span className="mark warn">{words.late}</span>}
            </span>
          </li>
        )}
      </Some>
    </section>
  )
}
