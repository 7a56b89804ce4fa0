import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/notice.tsx'
import { Title } from '../ui/page.tsx'
import { queue } from '../words/queue.ts'
import { Digits } from './digits.tsx'
import css from './place.module.css'
import { type Own, useAct } from './use-act.ts'

/** "I am here": one tap, or the day's digits where the place asks for them. */
export function Here(own: Own) {
  const { ticket } = own
  const { act, pending, refused } = useAct(own)
  const { here } = queue
  if (ticket.way !== 'store') return <p>{here[ticket.way]}</p>
  if (ticket.here)
    return (
      <div className={css.section}>
        <Title level={2}>{here.yes}</Title>
        <p>{here.yesText}</p>
      </div>
    )
  return (
    <div className={css.section}>
      <Title level={2}>{here.ask}</Title>
      <p>{here.why}</p>
      {refused?.code === 'wrong_digits' ? (
        <Digits {...own} move="here" go={here.go} />
      ) : (
        <>
          {refused && <Refusal says={refused.message} />}
          <Button pending={pending} onClick={() => act('here')}>
            {here.go}
          </Button>
        </>
      )}
    </div>
  )
}
