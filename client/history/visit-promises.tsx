import type { VisitView } from '../../shared/history.ts'
import { clock } from '../ui/staff/when.ts'
import { history as words } from '../words/history.ts'
import styles from './table.module.css'

/** What the customer was told about the wait, and what came of it. */
export function VisitPromises({ promises, zone }: { promises: VisitView['promises']; zone: string }) {
  const columns = words.toldColumns
  return (
    <section aria-labelledby="told">
      <h2 id="told">{words.told}</h2>
      {promises.length === 0 ? (
        <p className="soft">{words.noTold}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        <section className={styles.scroll} tabIndex={0} aria-label={words.toldTable}>
          <table className={styles.table}>
            <thead>
              <tr>
                {Object.values(columns).map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {promises.map((promise) => (
                <tr key={`${promise.at} ${promise.low} ${promise.high}`}>
                  <td className="numbers">{clock(promise.at, zone)}</td>
                  <td className="numbers">{words.range(promise.low, promise.high)}</td>
                  <td>
                    {words.inputs(promise.ahead, promise.desks)}, <span className="soft">{promise.rule}</span>
                  </td>
                  <td className="numbers">{promise.waited === null ? words.neverCalled : words.waited(Math.round(promise.waited))}</td>
                  <td>{promise.kept === null ? words.stillOpen : promise.kept ? words.kept : <span className="mark warn">{words.broken}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}
