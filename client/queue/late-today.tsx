import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { queue } from '../words/queue.ts'
import { ChangeTime } from './change-time.tsx'
import type { Own } from './use-act.ts'

/** Where it may not come to somebody's turn today: they may wait all the same, or take a time, here. */
export function LateToday(own: Own) {
  const [choosing, setChoosing] = useState(false)
  const { late, else: words } = queue
  if (choosing) return <ChangeTime {...own} says={words.timeText} go={queue.offered.go} keep={{ says: words.timeKeep, done: () => setChoosing(false) }} />
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
