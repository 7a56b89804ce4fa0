import type { ReactNode } from 'react'
import { type Outcome, outcomes } from '../../shared/outcomes.ts'
import type { LedgerView } from '../../shared/history.ts'
import { monthName } from '../ui/staff/when.ts'
import { history as words, outcomeWords } from '../words/history.ts'
import styles from './table.module.css'
import { addOutcomes, type Counts, type Group, type Grouping } from './ledger-groups.ts'

const figure = (n: number) => Math.round(n).toLocaleString('en-GB')

/** The same numbers as the charts. */
export function LedgerTable({ title, groups, total, by }: { title: string; groups: Group[]; total: LedgerView['total']; by: Grouping }) {
  return (
    <Scrolling title={title}>
      <table className={styles.table}>
        <caption className="hidden-text">{title}</caption>
        <Head names={[words.groups[by]]} />
        <tbody>
          {groups.map((group) => (
            <tr key={group.key}>
              <th scope="row">{group.label}</th>
              <Cells counts={group} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            <Cells counts={{ ...total, outcomes: addOutcomes(groups.map((group) => group.outcomes)) }} />
          </tr>
        </tfoot>
      </table>
    </Scrolling>
  )
}

export function EveryRow({ rows }: { rows: LedgerView['rows'] }) {
  return (
    <details className={styles.every}>
      <summary>{words.everyRow}</summary>
      <Scrolling title={words.everyRow}>
        <table className={styles.table}>
          <caption className="hidden-text">{words.everyRow}</caption>
          <Head names={[words.groups.month, words.groups.bar, words.groups.topic]} />
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.month} ${row.barId} ${row.topicId}`}>
                <td>{monthName(row.month)}</td>
                <td>{row.bar}</td>
                <td>{row.topic}</td>
                <Cells counts={row} />
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </details>
  )
}

function Head({ names }: { names: string[] }) {
  const numbers = [words.people, words.visits, words.minutesOfHelp, ...outcomes.map((outcome) => outcomeWords[outcome])]
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
        {numbers.map((name) => (
          <th key={name} scope="col" className={styles.number}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function Cells({ counts }: { counts: Counts }) {
  const of = (outcome: Outcome) => counts.outcomes[outcome] ?? 0
  return [counts.people, counts.visits, counts.minutes, ...outcomes.map(of)].map((n, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: columns do not move
    <td key={at} className={`numbers ${styles.number}`}>
      {figure(n)}
    </td>
  ))
}

function Scrolling({ title, children }: { title: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={title}>
      {children}
    </section>
  )
}
