import { useEffect, useRef, useState } from 'react'
import { Button } from './button.tsx'
import css from './two-taps.module.css'

type Props = { go: string; sure: string; yes: string; no: string; pending: boolean; act: () => void }

/** For what should not happen by a slip of the thumb: the first tap asks, the second does it. */
export function TwoTaps({ go, sure, yes, no, pending, act }: Props) {
  const [asking, setAsking] = useState(false)
  const question = useRef<HTMLParagraphElement>(null)
  const opened = useRef(false)
  const opener = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (asking) question.current?.focus()
    else if (opened.current) opener.current?.querySelector('button')?.focus()
    opened.current = asking
  }, [asking])
  if (!asking)
    return (
      <span ref={opener}>
        <Button kind="quiet" onClick={() => setAsking(true)}>
          {go}
        </Button>
      </span>
    )
  return (
    <div className={css.ask}>
      <p tabIndex={-1} ref={question}>
        {sure}
      </p>
      <div className={css.pair}>
        <Button kind="plain" pending={pending} onClick={act}>
          {yes}
        </Button>
        <Button kind="plain" onClick={() => setAsking(false)}>
          {no}
        </Button>
      </div>
    </div>
  )
}
