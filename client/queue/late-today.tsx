import { lazy, Suspense, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { queue } from '../words/queue.ts'
import type { Own } from './use-act.ts'

const ChangeTime = lazy(() => import('./change-time.tsx').then(({ ChangeTime }) => ({ default: ChangeTime })))

/** Where it may not come to somebody's turn today: they may wait all the same, or take a time, here. */
export function LateToday(own: Own) {
  const [choosing, setChoosing] = useState(false)
  const { late, else: words } = queue
  if (choosing)
    return (
      <Suspense fallback={null}>
        <p>{words.timeText}</p>
        <ChangeTime {...own} go={queue.offered.go} keep={{ says: words.timeKeep, done: () => setChoosing(false) }} />
      </Suspense>
    )
  return (
    <>
      <p>{late.text}</p>
      <div>
        <Button kind="plain" onClick={() => setChoosing(true)}>
          {words.time}
        </Button>
      </div>
    </>
  )
}
