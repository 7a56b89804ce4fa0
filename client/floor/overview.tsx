import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FloorBar } from '../../shared/floor.ts'
import { clock, clockSeconds, minutesSince } from '../ui/staff/when.ts'
import { floor as words } from '../words/floor.ts'
import { deviceZone } from '../words/time.ts'
import { type Sort, sorted } from './counting.ts'
import { Standing } from './standing.tsx'
import styles from './overview.module.css'

type Props = { bars: FloorBar[]; at: string; now: number; stale: boolean; followed: readonly string[]; mostFollowed: number; onToggle: (bar: string) => void }

/** From so many bars on, they can be searched. */
const many = 8
/** So many are shown before somebody asks for all: what is followed stands below them. */
const most = 12
const sorts = Object.entries(words.sorts).map(([value, label]) => ({ value, label }))

/** A row for each bar, however many; what is chosen here is followed live below. */
export function Overview({ bars, at, now, stale, followed, mostFollowed, onToggle }: Props) {
  const [find, setFind] = useState('')
  const [sort, setSort] = useState<Sort>('name')
  const [all, setAll] = useState(false)
  const rows = sorted(bars, find, sort)
  const { columns } = words
  return (
    <section aria-labelledby="bars">
      <div className={styles.head}>
        <h2 id="bars">{words.bars}</h2>
        <p className="soft numbers">{words.barsNote(mostFollowed, clockSeconds(at, deviceZone()))}</p>
      </div>
      <div role="status">{stale && <p className="notice bad">{words.stale(clockSeconds(at, deviceZone()), words.minutes(minutesSince(at, now)))}</p>}</div>
      {bars.length >= many && (
        <search className={styles.search}>
          <TextInput type="search" label={words.find} maxLength={60} value={find} onChange={(event) => setFind(event.currentTarget.value)} />
          <NativeSelect label={words.sortBy} data={sorts} value={sort} onChange={(event) => setSort(event.currentTarget.value as Sort)} />
        </search>
      )}
      {rows.length === 0 && <p className="soft">{words.foundNone}</p>}
      {rows.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{columns.bar}</th>
              <th scope="col">{columns.waiting}</th>
              <th scope="col">{columns.longest}</th>
              <th scope="col">{columns.helping}</th>
              <th scope="col">{columns.desks}</th>
              <th scope="col" className={styles.minor}>
                {columns.next}
              </th>
              <th scope="col" className={styles.minor}>
                {columns.visits}
              </th>
              <th scope="col" className={styles.minor}>
                {columns.lost}
              </th>
              <th scope="col" className={styles.minor}>
                {columns.devices}
              </th>
            </tr>
          </thead>
          <tbody>
            {(all ? rows : rows.slice(0, most)).map((bar) => (
              <Row key={bar.id} bar={bar} now={now} followed={followed.includes(bar.id)} onToggle={onToggle} />
            ))}
          </tbody>
        </table>
      )}
      {rows.length > most && (
        <button type="button" className={`text-button ${styles.more}`} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? words.showFewer : words.showAll(rows.length)}
        </button>
      )}
    </section>
  )
}

function Row({ bar, now, followed, onToggle }: { bar: FloorBar; now: number; followed: boolean; onToggle: (bar: string) => void }) {
  const { today } = bar
  const lost = today.left + today.late + today.noAnswer
  const longest = bar.waitingSince && minutesSince(bar.waitingSince, now)
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className={styles.bar}
          aria-pressed={followed}
          aria-label={followed ? words.unfollow(bar.name) : words.follow(bar.name)}
          onClick={() => onToggle(bar.id)}
        >
          {bar.name}
        </button>{' '}
        <Standing bar={bar} />
      </th>
      <td className="numbers">{bar.waiting}</td>
      <td className="numbers">{longest === null ? words.nothing : words.minutes(longest as number)}</td>
      <td className="numbers">{bar.helping}</td>
      <td className="numbers">
        {bar.desksOpen}
        {bar.onBreak > 0 && <span className={`soft ${styles.minor}`}> {words.onBreak(bar.onBreak)}</span>}
      </td>
      <td className={`numbers ${styles.minor}`}>{bar.nextBooking ? clock(bar.nextBooking, bar.zone) : words.nothing}</td>
      <td className={`numbers ${styles.minor}`}>{today.visits}</td>
      <td className={`numbers ${styles.minor}`}>{lost}</td>
      <td className={`numbers ${styles.minor}`}>{bar.devices}</td>
    </tr>
  )
}
