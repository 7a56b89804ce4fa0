import { lazy, Suspense, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { queue } from '../words/queue.ts'
import css from './place.module.css'

const Qr = lazy(() => import('../ui/qr.tsx').then(({ Qr }) => ({ default: Qr })))

/** The visit as a code for the tablet at the door; drawn, and its script loaded, only when it is asked for. Whoever takes a picture of it sees nothing of the visit. */
export function ShowCode({ ticket }: { ticket: string }) {
  const [shown, setShown] = useState(false)
  if (!shown)
    return (
      <Button kind="quiet" onClick={() => setShown(true)}>
        {queue.digits.show}
      </Button>
    )
  return (
    <div className={css.scan}>
      <Suspense fallback={null}>
        <Qr text={`${window.location.origin}/t/${ticket}`} label={queue.digits.shown} />
      </Suspense>
    </div>
  )
}
