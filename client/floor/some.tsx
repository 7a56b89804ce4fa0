import { type ReactNode, useState } from 'react'
import { floor as words } from '../words/floor.ts'
import styles from './bar.module.css'

/** The first few of a list, and all of it when asked. */
export function Some<T>({ of, most, children }: { of: readonly T[]; most: number; children: (one: T) => ReactNode }) {
  const [all, setAll] = useState(false)
  return (
    <>
      <ul className={styles.rows}>{(all ? of : of.slice(0, most)).map(children)}</ul>
      {of.length > most && (
        <button type="button" className={`text-button ${styles.more}`} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? words.showFewer : words.showAll(of.length)}
        </button>
      )}
    </>
  )
}
