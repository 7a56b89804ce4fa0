import { Button } from '../ui/button.tsx'
import { Times } from './times.tsx'
import { type Own, useAct } from './use-act.ts'

type Props = Own & {
  /** Why there is a choice at all, if it was not asked for. */
  says?: string
  go: (when: string) => string
  keep?: { says: string; done: () => void }
}

/** Another time for the same visit. A booked one that is had is kept until the new one is taken. */
export function ChangeTime({ says, go, keep, ...own }: Props) {
  const { act, pending, refused } = useAct(own)
  const take = async (start: string) => {
    const taken = await act('change', { start })
    if (taken) keep?.done()
    return taken
  }
  return (
    <Times ticket={own.ticket} says={refused?.message ?? says} go={go} pending={pending} take={take}>
      {keep && (
        <Button kind="quiet" onClick={keep.done}>
          {keep.says}
        </Button>
      )}
    </Times>
  )
}
