import { type ReactNode, useEffect, useId, useRef } from 'react'
import css from './more.module.css'

type Props = { says: string; open: boolean; toggle: (open: boolean) => void; children: ReactNode }

/** What most people do not need now, behind one button. Whatever closes it from within gives the focus back to the button. */
export function More({ says, open, toggle, children }: Props) {
  const id = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const was = useRef(open)
  useEffect(() => {
    if (was.current && !open) opener.current?.focus({ preventScroll: true })
    was.current = open
  }, [open])
  return (
    <div className={css.more}>
      <button ref={opener} type="button" className={css.opener} aria-expanded={open} aria-controls={id} onClick={() => toggle(!open)}>
        {says}
      </button>
      <div id={id} className={css.inside}>
        {open && children}
      </div>
    </div>
  )
}
