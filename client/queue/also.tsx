import type { TicketView } from '../../shared/queue.ts'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/notice.tsx'
import { queue } from '../words/queue.ts'
import { type Own, useAct } from './use-act.ts'

const inLine: TicketView['state'][] = ['waiting', 'called', 'helping']

/** Whoever asked about something else and was led to the place they have: one press, and the visit is about that, too. */
export function Also({ wanted, ...own }: Own & { wanted: { id: string; name: string } }) {
  const { act, pending, refused } = useAct(own)
  const { topic, moreTopics, state } = own.ticket
  if (topic.id === wanted.id) return null
  if (moreTopics.some(({ id }) => id === wanted.id)) return <p role="status">{queue.also.added(wanted.name)}</p>
  if (!inLine.includes(state)) return null
  return (
    <>
      <p>{queue.also.asked(wanted.name)}</p>
      {refused && <Refusal says={refused.message} />}
      <div>
        <Button pending={pending} onClick={() => act('topics', { topic: wanted.id })}>
          {queue.also.go}
        </Button>
      </div>
    </>
  )
}
