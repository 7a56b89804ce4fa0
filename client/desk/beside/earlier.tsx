import { useState } from 'react'
import type { EarlierVisit } from '../../../shared/beside.ts'
import { dayOf } from '../../ui/staff/when.ts'
import { desk as words } from '../../words/desk.ts'
import { besideWords } from '../../words/desk-questions.ts'
import { outcomeWords } from '../../words/history.ts'
import { useDesk } from '../desk-context.ts'
import styles from './beside.module.css'

/** How many are shown before somebody asks for all. */
const first = 2

/** Earlier help for the same person, the newest first: a line each, its words when opened. */
export function Earlier({ visits }: { visits: EarlierVisit[] }) {
  const [all, setAll] = useState(false)
  if (visits.length === 0) return <p className="soft">{besideWords.earlier(0)}</p>
  const shown = all ? visits : visits.slice(0, first)
  return (
    <div>
      <p className="soft">
        {besideWords.earlier(visits.length)}
        {visits.length > shown.length && (
          <>
            {' '}
            <button type="button" className="text-button" onClick={() => setAll(true)}>
              {words.more}
            </button>
          </>
        )}
      </p>
      <ul className={styles.visits}>
        {shown.map((visit) => (
          <Visit key={visit.sessionId} visit={visit} />
        ))}
      </ul>
    </div>
  )
}

function Visit({ visit }: { visit: EarlierVisit }) {
  const { bar } = useDesk()
  const { note, summary } = visit
  return (
    <li>
      <details>
        <summary>
          {visit.sameVisit ? besideWords.sameVisit : dayOf(visit.endedAt, bar.zone)} · {visit.topic}
          {visit.outcome && ` · ${outcomeWords[visit.outcome]}`}
        </summary>
        <p className="soft">
          {besideWords.by(visit.by)}
          {visit.minutes !== null && `, ${words.minutes(Math.round(visit.minutes))}`}
          {visit.bar !== bar.name && `, ${visit.bar}`}
        </p>
        {note && (
          <p>
            <span className="soft">{besideWords.note}:</span> {note}
          </p>
        )}
        {summary && (
          <p>
            <span className="soft">{besideWords.summary}:</span> {summary}
          </p>
        )}
        {!note && !summary && <p className="soft">{besideWords.noText}</p>}
      </details>
    </li>
  )
}
