import { outcomes } from '../../shared/outcomes.ts'
import { history as words, outcomeWords } from '../words/history.ts'
import styles from './ledger.module.css'
import type { Group, Measure } from './ledger-groups.ts'

/** Bars with their numbers beside them; drawn in SVG, read as a list. */
export function BarChart({ title, groups, measure }: { title: string; groups: Group[]; measure: Measure }) {
  const most = Math.max(1, ...groups.map((group) => group[measure]))
  return (
    <figure className={styles.chart}>
      <figcaption>{title}</figcaption>
      <ul>
        {groups.map((group) => (
          <li key={group.key}>
            <span>{group.label}</span>
            <svg aria-hidden="true" className={styles.bar}>
              <rect width={`${(100 * group[measure]) / most}%`} height="100%" rx="2" />
            </svg>
            <span className={`numbers ${styles.number}`}>{Math.round(group[measure]).toLocaleString('en-GB')}</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}

/** What share of the help ended how. Each outcome has a pattern of its own, so that no one has to tell colours apart. */
export function OutcomesChart({ title, groups }: { title: string; groups: Group[] }) {
  return (
    <figure className={styles.chart}>
      <figcaption>{title}</figcaption>
      <Patterns />
      <ul className={styles.legend}>
        {outcomes.map((outcome) => (
          <li key={outcome}>
            <svg aria-hidden="true" className={styles.swatch}>
              <rect width="100%" height="100%" fill={`url(#pattern-${outcome})`} />
            </svg>
            {outcomeWords[outcome]}
          </li>
        ))}
      </ul>
      <ul>
        {groups.map((group) => (
          <li key={group.key}>
            <span>{group.label}</span>
            <Shares group={group} />
            <span className={`numbers ${styles.number}`}>{Math.round(group.visits).toLocaleString('en-GB')}</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}

function Shares({ group }: { group: Group }) {
  const all = outcomes.reduce((sum, outcome) => sum + (group.outcomes[outcome] ?? 0), 0)
  const parts = outcomes.filter((outcome) => group.outcomes[outcome])
  const said = parts.map((outcome) => `${outcomeWords[outcome]} ${words.share(group.outcomes[outcome] ?? 0, all)}`).join(', ')
  let from = 0
  return (
    <svg role="img" aria-label={said} className={styles.bar}>
      <title>{said}</title>
      {parts.map((outcome) => {
        const width = (100 * (group.outcomes[outcome] ?? 0)) / Math.max(1, all)
        const x = from
        from += width
        return <rect key={outcome} x={`${x}%`} width={`${width}%`} height="100%" fill={`url(#pattern-${outcome})`} className={styles.share} />
      })}
    </svg>
  )
}

/** Solid, wide and narrow stripes, dots, a grid, empty. */
const drawings: { [O in (typeof outcomes)[number]]: string } = {
  solved: 'M0 0h8v8h-8z',
  improved: 'M-2 2l4-4M0 8l8-8M6 10l4-4',
  left_with_us: 'M0 2h8M0 6h8',
  passed_on: 'M2 0v8M6 0v8',
  not_solved: 'M3 3h2v2h-2z',
  ended_by_us: '',
}

function Patterns() {
  return (
    <svg aria-hidden="true" className={styles.patterns}>
      <defs>
        {outcomes.map((outcome) => (
          <pattern key={outcome} id={`pattern-${outcome}`} width="8" height="8" patternUnits="userSpaceOnUse">
            <path d="M0 0h8v8h-8z" className={styles.patternGround} />
            <path d={drawings[outcome]} className={outcome === 'solved' || outcome === 'not_solved' ? styles.patternFill : styles.patternLine} />
          </pattern>
        ))}
      </defs>
    </svg>
  )
}
