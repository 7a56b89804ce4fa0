import styles from '../form.module.css'

type Props<V> = {
  name: string
  legend: string
  options: readonly { value: V; label: string }[]
  chosen: V | null
  onChoose: (value: V) => void
  focus?: boolean
}

/** One of a few. */
export function Radios<V extends string | number>({ name, legend, options, chosen, onChoose, focus = false }: Props<V>) {
  return (
    <fieldset className={styles.outcomes}>
      <legend>{legend}</legend>
      {options.map(({ value, label }) => (
        <label key={value} className={styles.outcome}>
          <input
            type="radio"
            name={name}
            checked={chosen === value}
            onChange={() => onChoose(value)}
            data-autofocus={(focus && chosen === value) || undefined}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
