import type { VisitMessage } from '../../shared/history.ts'
import { clock } from '../ui/staff/when.ts'
import { messages as words } from '../words/messages.ts'
import styles from './table.module.css'

/** What was written to the customer, by which way, and whether it arrived. */
export function VisitMessages({ messages, zone }: { messages: VisitMessage[]; zone: string }) {
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">{words.title}</h2>
      {messages.length === 0 ? (
        <p className="soft">{words.none}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        <section className={styles.scroll} tabIndex={0} aria-label={words.table}>
          <table className={styles.table}>
            <thead>
              <tr>
                {Object.values(words.columns).map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {messages.map((message) => (
                <tr key={message.id}>
                  <td className="numbers">{clock(message.at, zone)}</td>
                  <td>{words.kinds[message.kind] ?? message.kind}</td>
                  <td>{words.channels[message.channel]}</td>
                  <td>
                    {message.why ? <span className="mark warn">{words.fates[message.fate]}</span> : words.fates[message.fate]}
                    {message.why && <span className="soft"> {words.whys[message.why]}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}
