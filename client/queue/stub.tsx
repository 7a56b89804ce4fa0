import type { ReactNode } from 'react'
import { queue } from '../words/queue.ts'
import css from './stub.module.css'

/** The code, large enough to be read at arm's length, the name it goes with, and what belongs to it; on a phone only `short` of that. */
export const Stub = ({ code, name, short, children }: { code: string; name: string; short: string; children: ReactNode }) => (
  <section className={css.stub} aria-label={queue.details}>
    <div className={css.top}>
      <p className={css.label}>
        {queue.code} <span>{name}</span>
      </p>
      <p className={css.code}>{code}</p>
    </div>
    <p className={css.short}>{short}</p>
    <div className={css.rest}>{children}</div>
  </section>
)

/** On a phone, what the stub leaves out. */
export const Below = ({ children }: { children: ReactNode }) => <div className={css.below}>{children}</div>
