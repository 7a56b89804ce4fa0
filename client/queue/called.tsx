import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/notice.tsx'
import { Title, useTitle } from '../ui/page.tsx'
import { useLoud } from '../ui/use-loud.ts'
import { queue } from '../words/queue.ts'
import css from './place.module.css'
import { SomethingElse } from './something-else.tsx'
import { type Own, useAct } from './use-act.ts'

/** The moment that everything else leads to. It says where to go, in words, in size, in colour, in the tab and by shaking. */
export function Called(own: Own) {
  const { desk, way, onWayAt, calledAt } = own.ticket
  const { act, pending, refused } = useAct(own)
  const { coming } = queue
  const knows = onWayAt !== null && calledAt !== null && onWayAt >= calledAt
  useLoud()
  useTitle(queue.tabTurn(way === 'store' ? (desk?.number ?? null) : null))
  return (
    <>
      <div role="alert" className={css.ahead}>
        <Title>{queue.called.title}</Title>
        {desk && way === 'store' && <p className={css.desk}>{queue.called.desk(desk.number)}</p>}
        {desk && <p>{way === 'store' ? queue.called.waits(desk.specialist) : queue.called.phone(desk.specialist)}</p>}
      </div>
      {refused && <Refusal says={refused.message} />}
      {way === 'store' && (
        <div role="status">
          {knows ? (
            <p>{coming.deskKnows}</p>
          ) : (
            <Button pending={pending} onClick={() => act('on-my-way')}>
              {coming.toDesk}
            </Button>
          )}
        </div>
      )}
      <SomethingElse {...own} leave={queue.called.notNow} />
    </>
  )
}
