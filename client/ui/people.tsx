import css from './people.module.css'

const most = 14

/** People in a line as upright marks, the last one being the reader. Only decoration: the words beside it say the number. */
export function People({ before, you, more }: { before: number; you: string; more: (count: number) => string }) {
  const shown = Math.min(before, most)
  return (
    <div className={css.people} aria-hidden="true">
      {before > most && <span className={css.more}>{more(before - most)}</span>}
      {Array.from({ length: shown }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: marks have no identity
        <i key={i} className={css.one} />
      ))}
      <b className={css.you}>
        <span>{you}</span>
      </b>
    </div>
  )
}
