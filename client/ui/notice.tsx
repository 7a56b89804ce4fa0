import { type ReactNode, useEffect, useRef } from 'react'
import css from './notice.module.css'

/** Something to read before going on. `warn` is for danger. */
export const Notice = ({ kind, title, children }: { kind?: 'warn'; title?: string; children?: ReactNode }) => (
  <div className={`${css.notice} ${kind ? css[kind] : ''}`}>
    {title && <p className={css.title}>{title}</p>}
    {children && <div className={css.body}>{children}</div>}
  </div>
)

/** A no, in words, with what can be done next. Takes the focus when it comes, unless `still`. */
export function Refusal({ says, children, still = false }: { says: string; children?: ReactNode; still?: boolean }) {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sentence is another refusal
  useEffect(() => {
    if (!still) box.current?.focus()
  }, [says, still])
  return (
    <div role="alert" ref={box} tabIndex={-1} className={`${css.notice} ${css.refused}`}>
      <div className={css.body}>
        <p className={css.title}>{says}</p>
        {children}
      </div>
    </div>
  )
}
