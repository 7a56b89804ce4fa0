import { Link } from 'react-router'
import type { VisitRow } from '../../shared/history.ts'
import { dayAndClock } from '../ui/staff/when.ts'
import { history as words, outcomeWords, stateWords } from '../words/history.ts'
import styles from './table.module.css'

/** How a visit ended, or where it stands. */
export const endOf = ({ outcome, state }: Pick<VisitRow, 'outcome' | 'state'>) => (outcome ? outcomeWords[outcome] : stateWords[state])

/** `search`: the filter one comes back to. */
export function VisitsTable({ visits, search, busy }: { visits: VisitRow[]; search: string; busy: boolean }) {
  const { columns } = words
  return (
    <table className={styles.table} aria-busy={busy}>
      <thead>
        <tr>
          <th scope="col">{columns.when}</th>
          <th scope="col">{columns.code}</th>
          <th scope="col">{columns.name}</th>
          <th scope="col" className={styles.middling}>
            {columns.topic}
          </th>
          <th scope="col" className={styles.minor}>
            {columns.bar}
          </th>
          <th scope="col">{columns.how}</th>
          <th scope="col" className={styles.middling}>
            {columns.who}
          </th>
          <th scope="col" className={`${styles.number} ${styles.minor}`}>
            {columns.minutes}
          </th>
        </tr>
      </thead>
      <tbody>
        {visits.map((visit) => (
          <tr key={visit.id}>
            <td className="numbers">{dayAndClock(visit.joinedAt, visit.zone)}</td>
            <td>
              <Link className={`code ${styles.open}`} to={`/history/${visit.id}`} state={{ search }} aria-label={words.open(visit.code, visit.name)}>
                {visit.code}
              </Link>
            </td>
            <td className={styles.name}>
              {visit.name} {visit.enteredLater && <span className="mark">{words.enteredLater}</span>}
            </td>
            <td className={styles.middling}>{visit.topic}</td>
            <td className={styles.minor}>{visit.bar}</td>
            <td>{endOf(visit)}</td>
            <td className={styles.middling}>{visit.specialist ?? '–'}</td>
            <td className={`numbers ${styles.number} ${styles.minor}`}>{visit.minutes === null ? '–' : Math.round(visit.minutes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
