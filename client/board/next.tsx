import type { BoardLine } from '../../shared/line.ts'
import { rangeShown } from '../../shared/wait.ts'
import { board } from '../words/board.ts'
import { waitSaid } from '../words/wait.ts'
import css from './board.module.css'
import { perRow, useRows } from './use-rows.ts'

type Props = { line: BoardLine; digits: string | null /** Whether somebody who comes now can join. */; takesMore: boolean }

/** Who comes next of those who are here, how long it takes now, and the digits that say on a phone that one is here. */
export function Next({ line, digits, takesMore }: Props) {
  const ready = line.waiting.filter(({ ready }) => ready)
  const { root, rows } = useRows(`${takesMore} ${line.wait === null} ${digits === null} ${ready.length}`)
  const next = ready.slice(0, rows * perRow)
  return (
    <aside ref={root} className={css.aside}>
      <section aria-labelledby="next">
        <h2 id="next">{board.next}</h2>
        {next.length === 0 ? (
          <p className={css.little}>{board.nextNobody}</p>
        ) : (
          <ol className={css.next}>
            {next.map(({ place, code }) => (
              <li key={place}>{code}</li>
            ))}
          </ol>
        )}
        {ready.length > next.length && <p className={css.little}>{board.moreWait(ready.length - next.length)}</p>}
      </section>
      {takesMore && (
        <section aria-labelledby="wait">
          <h2 id="wait">{board.wait}</h2>
          {line.wait ? (
            <p className={css.wait} role="img" aria-label={waitSaid(line.wait)}>
              {rangeShown(line.wait).range} <small>{board[rangeShown(line.wait).unit]}</small>
            </p>
          ) : (
            <p className={css.little}>{board.waitUnknown}</p>
          )}
        </section>
      )}
      {digits && (
        <section aria-labelledby="digits">
          <h2 id="digits">{board.digits}</h2>
          <p className={css.digits}>{digits}</p>
          <p className={css.hint}>{board.digitsHint}</p>
        </section>
      )}
    </aside>
  )
}
