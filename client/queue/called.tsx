import { Refusal } from '../ui/notice.tsx'
import { Title, useTitle } from '../ui/page.tsx'
import { TwoTaps } from '../ui/two-taps.tsx'
import { useLoud } from '../ui/use-loud.ts'
import { queue } from '../words/queue.ts'
import css from './place.module.css'
import { type Own, useAct } from './use-act.ts'

/** The moment that everything else leads to. It says where to go, in words, in size, in colour, in the tab and by shaking. */
export function Called(own: Own) {
  const { desk, way } = own.ticket
  const leave = useAct(own)
  useLoud()
  useTitle(queue.tabTurn(way === 'store' ? (desk?.number ?? null) : null))
  return (
    <>
      <div role="alert" className={css.ahead}>
        <Title>{queue.called.title}</Title>
        {desk && way === 'store' && <p className={css.desk}>{queue.called.desk(desk.number)}</p>}
        {desk && <p>{way === 'store' ? queue.called.waits(desk.specialist) : queue.called.phone(desk.specialist)}</p>}
      </div>
      {leave.refused && <Refusal says={leave.refused.message} />}
      <TwoTaps {...queue.leave} go={queue.called.notNow} pending={leave.pending} act={() => leave.act('leave')} />
    </>
  )
}
