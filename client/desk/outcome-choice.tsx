import type { Outcome } from '../../shared/outcomes.ts'
import { outcomes } from '../../shared/outcomes.ts'
import { desk as words } from '../words/desk.ts'
import { outcomeWords } from '../words/history.ts'
import styles from './form.module.css'
import { useDesk } from './desk-context.ts'

type Props = { name: string; chosen: Outcome | null; onChoose: (outcome: Outcome) => void; missing?: boolean; keys?: boolean }

/** How help ended: plain radio buttons, each with its digit. */
export function OutcomeChoice({ name, chosen, onChoose, missing = false, keys = false }: Props) {
  const { printed } = useDesk()
  return (
    <fieldset className={styles.outcomes} aria-describedby={missing ? `${name}-missing` : undefined}>
      <legend>{words.outcome}</legend>
      {outcomes.map((outcome) => (
        <label key={outcome} className={styles.outcome}>
          <input
            type="radio"
            name={name}
            value={outcome}
            checked={chosen === outcome}
            onChange={() => onChoose(outcome)}
            aria-keyshortcuts={(keys && printed(`outcome.${outcome}`)) || undefined}
          />
          <span>{outcomeWords[outcome]}</span>
          {keys && printed(`outcome.${outcome}`) && (
            <span className="kbd" aria-hidden>
              {printed(`outcome.${outcome}`)}
            </span>
          )}
        </label>
      ))}
      {missing && (
        <p className={styles.fieldError} id={`${name}-missing`} role="alert">
          {words.outcomeMissing}
        </p>
      )}
    </fieldset>
  )
}
