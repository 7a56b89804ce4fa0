import { useEffect, useRef } from 'react'
import { Button } from '../ui/button.tsx'
import { kiosk } from '../words/kiosk.ts'
import css from './kiosk.module.css'

const words = kiosk.idle

/** Asked before what was typed is dropped. One touch is enough for more time, as often as one likes. */
export function StillThere({ left, more, over }: { left: number; more: () => void; over: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    // Its first button takes the focus: more time.
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  const keep = (event: { preventDefault: () => void }) => {
    event.preventDefault()
    more()
  }
  return (
    <dialog ref={dialog} role="alertdialog" aria-labelledby="still" aria-describedby="still-text" className={css.dialog} onCancel={keep}>
      <h2 id="still">{words.title}</h2>
      <p id="still-text">{words.text}</p>
      <p className={css.left} role="timer" aria-label={words.left(left)}>
        <span aria-hidden="true">{words.seconds(left)}</span>
      </p>
      <Button wide onClick={more}>
        {words.more}
      </Button>
      <Button wide kind="plain" onClick={over}>
        {words.over}
      </Button>
    </dialog>
  )
}
