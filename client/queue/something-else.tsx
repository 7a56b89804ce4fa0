import { lazy, Suspense, useState } from 'react'
import { later } from '../../shared/later.ts'
import { Button } from '../ui/button.tsx'
import { More } from '../ui/more.tsx'
import { Refusal } from '../ui/notice.tsx'
import { TwoTaps } from '../ui/two-taps.tsx'
import { queue } from '../words/queue.ts'
import { mayBeTooLate } from './told.ts'
import { type Own, useAct } from './use-act.ts'

const StepOut = lazy(() => import('./step-out.tsx'))
const ChangeTime = lazy(() => import('./change-time.tsx').then(({ ChangeTime }) => ({ default: ChangeTime })))

const { else: words } = queue

/** More time, out until a time, a booked time instead, giving up: what a person in the line may want besides. `leave`: how giving up is called here. */
export function SomethingElse({ leave, ...own }: Own & { leave: string }) {
  const { ticket } = own
  const [open, setOpen] = useState(false)
  const [choosing, setChoosing] = useState<'out' | 'time' | null>(null)
  const { act, pending, refused } = useAct(own)
  const close = () => {
    setOpen(false)
    setChoosing(null)
  }
  const needsTime = async () => {
    if (await act('later')) close()
  }
  return (
    <More
      says={words.go}
      open={open}
      toggle={(next) => {
        setChoosing(null)
        setOpen(next)
      }}
    >
      {refused && <Refusal says={refused.message} />}
      {choosing === 'out' && (
        <Suspense fallback={null}>
          <StepOut {...own} done={close} keep={() => setChoosing(null)} />
        </Suspense>
      )}
      {choosing === 'time' && (
        <Suspense fallback={null}>
          <p>{words.timeText}</p>
          <ChangeTime {...own} go={queue.offered.go} keep={{ says: words.timeKeep, done: () => setChoosing(null) }} />
        </Suspense>
      )}
      {!choosing && (
        <>
          {ticket.laterLeft > 0 ? (
            <Button kind="plain" pending={pending} onClick={needsTime}>
              {ticket.laterLeft < later.times ? words.laterLast : words.later}
            </Button>
          ) : (
            <p>{words.laterOver}</p>
          )}
          {ticket.mayBeOutUntil && (
            <Button kind="plain" onClick={() => setChoosing('out')}>
              {ticket.here ? words.out : words.come}
            </Button>
          )}
          {ticket.state === 'waiting' && !mayBeTooLate(ticket) && (
            <Button kind="plain" onClick={() => setChoosing('time')}>
              {words.time}
            </Button>
          )}
          <TwoTaps {...queue.leave} go={leave} pending={pending} act={() => act('leave')} />
        </>
      )}
    </More>
  )
}
