import { serverNow } from '../api/server-clock.ts'
import { useServerNow } from '../api/use-server-now.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Refusal } from '../ui/notice.tsx'
import { Title } from '../ui/page.tsx'
import { keptAs } from '../words/kept.ts'
import { queue } from '../words/queue.ts'
import { clockSaid, dayName, dayOf, whenSaid } from '../words/time.ts'
import { OfferedTime } from './offered-time.tsx'
import css from './place.module.css'
import { Times } from './times.tsx'
import { isGone, type Own, useAct } from './use-act.ts'

const Again = () => (
  <div>
    <ButtonLink to="/" kind="plain">
      {queue.again}
    </ButtonLink>
  </div>
)

/** Given up or cancelled, and for a while to be taken back. `bookAnew`: where a time leads that is chosen because the old one is gone. */
export function Gone({ bookAnew, ...own }: Own & { bookAnew: (start: string) => void }) {
  const { ticket } = own
  const { act, pending, refused } = useAct(own)
  const now = useServerNow()
  const words = ticket.state === 'cancelled' ? queue.cancelled : queue.left
  const { title, text } = ticket.endedByUs ? words.byUs : words
  const until = ticket.undoUntil && Date.parse(ticket.undoUntil) > now ? ticket.undoUntil : null
  const take = (start: string) => {
    bookAnew(start)
    return true
  }
  if (isGone(refused))
    return (
      <>
        <Title>{title}</Title>
        <Times ticket={ticket} says={queue.cancelled.gone} go={queue.cancelled.anew} take={take} />
        <Again />
      </>
    )
  return (
    <>
      <section className={css.section}>
        <Title>{title}</Title>
        {until && <p>{queue.undo.until(clockSaid(until, ticket.bar.zone))}</p>}
        {refused && <Refusal says={refused.message} />}
        {until && (
          <Button pending={pending} onClick={() => act('undo')}>
            {queue.undo.go}
          </Button>
        )}
        <p>{text}</p>
      </section>
      <Again />
    </>
  )
}

/** Called and not seen, or a booked time that passed: today one button brings the turn back, later the door is open. */
export function Kept(own: Own) {
  const { ticket } = own
  const { act, pending, refused } = useAct(own)
  const { kept } = queue
  const now = new Date(useServerNow()).toISOString()
  const as = keptAs(ticket, now)
  if (as === 'over' || as === 'closed')
    return (
      <section className={css.section}>
        <Title>{kept[as]}</Title>
        <p>{ticket.calledAt || !ticket.bookedFor ? kept.overCalled : kept.overLate}</p>
        <Again />
      </section>
    )
  const late = as === 'late' && ticket.bookedFor !== null
  return (
    <section className={css.section}>
      <Title>{late ? kept.late : kept.title}</Title>
      <p>{late ? kept.lateText(whenSaid(ticket.bookedFor ?? '', now, ticket.bar.zone)) : kept.text}</p>
      {refused && <Refusal says={refused.message} />}
      <Button pending={pending} onClick={() => act('return')}>
        {late ? kept.lateGo : kept.go}
      </Button>
    </section>
  )
}

/** We closed before it was their turn. A time is offered as long as it lies ahead. */
export function Closed(own: Own) {
  const { offeredFor } = own.ticket
  const { closed } = queue
  const open = useServerNow() < Date.parse(offeredFor ?? '')
  return (
    <>
      <section className={`${css.section} ${css.wide}`}>
        <Title>{closed.title}</Title>
        <p>{closed.text}</p>
        {open && offeredFor && <OfferedTime {...own} key={offeredFor} offeredFor={offeredFor} />}
      </section>
      <Again />
    </>
  )
}

/** Afterwards: what was done and by whom. It asks nothing and sells nothing. */
export function Done({ ticket }: Own) {
  const { done } = queue
  const { help, bar } = ticket
  return (
    <>
      <section className={css.section}>
        <Title>{done.title}</Title>
        {help && <p>{done.by(help.by, dayName(dayOf(help.endedAt, bar.zone), serverNow(), bar.zone))}</p>}
      </section>
      {help && (
        <section className={css.section}>
          <Title level={2}>
            {done.summary}: {done.outcomes[help.outcome].toLowerCase()}
          </Title>
          <p className={css.summary}>{help.summary || done.noSummary}</p>
        </section>
      )}
      <section className={css.section}>
        <Title level={2}>{done.comeBack}</Title>
        <p>{done.comeBackText}</p>
        <Again />
      </section>
    </>
  )
}
