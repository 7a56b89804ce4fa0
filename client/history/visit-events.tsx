import type { VisitEvent, VisitView } from '../../shared/history.ts'
import { clockSeconds, dayAndClock, dayOf } from '../ui/staff/when.ts'
import { history as words } from '../words/history.ts'
import { eventSentence } from './event-sentence.ts'
import styles from './visit.module.css'

/** Every event, oldest first, with who and when. The day is named where it changes. */
export function VisitEvents({ visit }: { visit: VisitView }) {
  const { zone, events, devices } = visit
  const when = (iso: string) => dayAndClock(iso, zone)
  const thing = (device: string) => devices.find(({ id }) => id === device)?.kind ?? null
  const day = (event: VisitEvent | undefined) => (event ? dayOf(event.happenedAt, zone) : '')
  return (
    <section aria-labelledby="events">
      <h2 id="events">{words.events}</h2>
      <ol>
        {events.map((event, at) => (
          <li key={`${event.bar} ${event.version}`}>
            {day(event) !== day(events[at - 1]) && <p className={styles.day}>{day(event)}</p>}
            <div className={styles.event}>
              <time className="numbers soft" dateTime={event.happenedAt}>
                {clockSeconds(event.happenedAt, zone)}
              </time>
              <span>
                {eventSentence(event, events, when, thing)}
                {event.words && <span> “{event.words}”</span>}{' '}
                <span className="soft">
                  {by(event)}
                  {event.bar && ` · ${event.bar}`}
                </span>
                {isLate(event) && <span className="mark">{words.recorded(when(event.recordedAt))}</span>}
              </span>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

const by = ({ by }: VisitEvent) => (by.kind === 'staff' ? (by.name ?? words.by.staff) : words.by[by.kind])
/** Written down more than a minute after it happened: paper notes of a power cut. */
const isLate = ({ happenedAt, recordedAt }: VisitEvent) => Date.parse(recordedAt) - Date.parse(happenedAt) > 60_000
