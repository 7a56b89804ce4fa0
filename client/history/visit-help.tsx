import type { VisitView } from '../../shared/history.ts'
import { dayAndClock } from '../ui/staff/when.ts'
import { history as words, outcomeWords } from '../words/history.ts'
import styles from './visit.module.css'

/** What was done, each time somebody helped. */
export function VisitHelp({ sessions, zone }: { sessions: VisitView['sessions']; zone: string }) {
  return (
    <section aria-labelledby="help">
      <h2 id="help">{words.help}</h2>
      {sessions.length === 0 && <p className="soft">{words.noHelp}</p>}
      {sessions.map((session) => (
        <article key={session.id} className={styles.session}>
          <p>
            {session.outcome && <strong>{outcomeWords[session.outcome]}</strong>} {words.helpBy(session.specialist)}
          </p>
          <p className="soft numbers">
            {dayAndClock(session.startedAt, zone)}
            {session.minutes !== null && `, ${words.minutes(Math.round(session.minutes))}`}
            {session.measuredMinutes !== null && session.measuredMinutes !== session.minutes && ` (${words.measured(Math.round(session.measuredMinutes))})`}
          </p>
          <h3>{words.note}</h3>
          <p className={session.note ? styles.text : 'soft'}>{session.note || words.noNote}</p>
          <h3>{words.summary}</h3>
          <p className={session.summary ? styles.text : 'soft'}>{session.summary || words.noSummary}</p>
        </article>
      ))}
    </section>
  )
}
