import { lazy, Suspense, useState } from 'react'
import { later } from '../../shared/later.ts'
import { Button } from '../ui/button.tsx'
import { More } from '../ui/more.tsx'
import { Refusal } from '../ui/notice.tsx'
import { TwoTaps } from '../ui/two-taps.tsx'
import { queue } from '../words/queue.ts'
import { type Own, useAct } from './use-act.ts'

const StepOut = lazy(() => import('./step-out.tsx'))

const { else: words } = queue

/** More time, out until a time, giving up: what a person in the line may want besides. `leave`: how giving up is called here. */
export function SomethingElse({ leave, ...own }: Own & { leave: string }) {
  const { ticket } = own
  const [open, setOpen] = useState(false)
  const [out, setOut] = useState(false)
  const { act, pending, refused } = useAct(own)
  const close = () => {
    setOpen(false)
    setOut(false)
  }
  const needsTime = async () => {
    if (await act('later')) close()
  }
  return (
    <More
      says={words.go}
      open={open}
      toggle={(next) => {
        setOut(false)
        setOpen(next)
      }}
    >
      {refused && <Refusal says={refused.message} />}
      {out ? (
        <Suspense fallback={null}>
          <StepOut {...own} done={close} keep={() => setOut(false)} />
        </Suspense>
      ) : (
        <>
          {ticket.laterLeft > 0 ? (
            <Button kind="plain" pending={pending} onClick={needsTime}>
              {ticket.laterLeft < later.times ? words.laterLast : words.later}
            </Button>
          ) : (
            <p>{words.laterOver}</p>
          )}
          {ticket.mayBeOutUntil && (
            <Button kind="plain" onClick={() => setOut(true)}>
              {ticket.here ? words.out : words.come}
            </Button>
          )}
          <TwoTaps {...queue.leave} go={leave} pending={pending} act={() => act('leave')} />
        </>
      )}
    </More>
  )
}
