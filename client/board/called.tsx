import type { CSSProperties } from 'react'
import type { Call } from '../../shared/line.ts'
import { board } from '../words/board.ts'
import css from './board.module.css'
import { rowsFor } from './rows.ts'

/** The newest on top, where one looks first; as large as their number lets them be. */
export function Called({ calls, fresh }: { calls: Call[]; fresh: ReadonlySet<number> }) {
  const { shown, more, rows, columns } = rowsFor([...calls].reverse())
  return (
    <section className={css.called} aria-labelledby="called">
      <h2 id="called">{board.now}</h2>
      {shown.length === 0 ? (
        <p className={css.quiet}>{board.nobody}</p>
      ) : (
        <ul className={css.calls} style={{ '--rows': rows, '--columns': columns } as CSSProperties}>
          {shown.map(({ place, code, name, desk }) => (
            <li key={place} className={css.call} data-fresh={fresh.has(place) ? '' : undefined}>
              <span className={css.code}>{code}</span>
              <span className={css.where}>
                <span className={css.desk}>{board.desk(desk)}</span>
                {name && <span className={css.name}>{name}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p className={css.more}>{board.more(more)}</p>}
    </section>
  )
}
