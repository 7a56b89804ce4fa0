import { type ReactNode, useId } from 'react'
import css from './choice.module.css'

export type Option<Value extends string> = { value: Value; name: string; text?: ReactNode }
type Props<Value extends string> = {
  legend: string
  name: string
  options: Option<Value>[]
  value: Value | null
  change: (value: Value) => void
  error?: string | null
  /** `pairs`: side by side where there is room; `row`: short ones, one after the other. */
  layout?: 'list' | 'pairs' | 'row'
}

/** One of several: radio buttons, so that arrow keys and screen readers know what to do. */
export function Choice<Value extends string>({ legend, name, options, value, change, error, layout = 'list' }: Props<Value>) {
  const id = useId()
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={css.legend}>{legend}</legend>
      {error && (
        <p className={css.error} id={`${id}-error`}>
          {error}
        </p>
      )}
      <div className={`${css.list} ${layout === 'list' ? '' : css[layout]}`}>
        {options.map((option) => (
          <label key={option.value} className={css.choice}>
            <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => change(option.value)} />
            <Says {...option} />
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const Says = ({ name, text }: { name: string; text?: ReactNode }) => (
  <span>
    <span className={css.name}>{name}</span>
    {text && <span className={css.text}>{text}</span>}
  </span>
)

/** Yes or no. */
export function Tick({ name, label, hint, value, change }: { name: string; label: string; hint?: string; value: boolean; change: (value: boolean) => void }) {
  return (
    <label className={css.choice}>
      <input type="checkbox" name={name} checked={value} onChange={(event) => change(event.target.checked)} />
      <Says name={label} text={hint} />
    </label>
  )
}
