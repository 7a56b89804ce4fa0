import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from 'react'
import css from './field.module.css'

type Frame = { label: string; hint?: ReactNode; error?: string | null }
type FrameProps = Frame & { id: string; children: ReactNode }

const says = (id: string, { hint, error }: Omit<Frame, 'label'>) => [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined

function Framed({ id, label, hint, error, children }: FrameProps) {
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className={css.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p className={css.error} id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}

type Input = Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id' | 'onChange' | 'value'> &
  Frame & { name: string; value: string; change: (value: string) => void; code?: boolean; ref?: Ref<HTMLInputElement> }

/** One line of text with its label above, its hint and what is wrong with it beside it. */
export function Field({ label, hint, error, change, code = false, ...input }: Input) {
  const id = useId()
  return (
    <Framed id={id} label={label} hint={hint} error={error}>
      <input
        {...input}
        id={id}
        className={`${css.input}${code ? ` ${css.code}` : ''}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={says(id, { hint, error })}
        onChange={(event) => change(event.target.value)}
      />
    </Framed>
  )
}

export function TextArea({
  label,
  hint,
  error,
  name,
  value,
  change,
  maxLength,
}: Frame & { name: string; value: string; change: (value: string) => void; maxLength: number }) {
  const id = useId()
  return (
    <Framed id={id} label={label} hint={hint} error={error}>
      <textarea
        id={id}
        name={name}
        className={css.input}
        rows={2}
        maxLength={maxLength}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={says(id, { hint, error })}
        onChange={(event) => change(event.target.value)}
      />
    </Framed>
  )
}

/** One of many, where a list of buttons would be too long. */
export function Select({
  label,
  hint,
  name,
  value,
  change,
  options,
}: Omit<Frame, 'error'> & { name: string; value: string; change: (value: string) => void; options: { value: string; says: string; lang?: string }[] }) {
  const id = useId()
  return (
    <Framed id={id} label={label} hint={hint}>
      <select id={id} name={name} className={css.input} value={value} aria-describedby={says(id, { hint })} onChange={(event) => change(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.says}
          </option>
        ))}
      </select>
    </Framed>
  )
}
