import { Button, ButtonLink } from '../ui/button.tsx'
import { Refusal } from '../ui/notice.tsx'
import { Title } from '../ui/page.tsx'
import { useNow } from '../ui/use-now.ts'
import { queue } from '../words/queue.ts'
import { clock, deviceZone, dayName, dayOf, whenSaid } from '../words/time.ts'
import css from './place.module.css'
import { type Own, useAct } from './use-act.ts'

const Again = () => (
  <div>
    <ButtonLink to="/" kind="plain">
      {queue.again}
    </ButtonLink>
  </div>
)

/** Given up or cancelled, and for a while to be taken back. */
export function Gone(own: Own) {
  const { ticket } = own
  const { act, pending, refused } = useAct(own)
  const now = useNow()
  const words = ticket.state === 'cancelled' ? queue.cancelled : queue.left
  const until = ticket.undoUntil && Date.parse(ticket.undoUntil) > now ? ticket.undoUntil : null
  return (
    <>
      <section className={css.section}>
        <Title>{words.title}</Title>
        {until && <p>{queue.undo.until(clock(until, deviceZone()))}</p>}
        {refused && <Refusal says={refused.message} />}
        {until && (
          <Button pending={pending} onClick={() => act('undo')}>
            {queue.undo.go}
          </Button>
        )}
        <p>{words.text}</p>
      </section>
      <Again />
    </>
  )
}

/** Called and not seen, or a booked time that passed: the turn is kept, one button brings it back. */
export function Kept(own: Own) {
  const { ticket } = own
  const { act, pending, refused } = useAct(own)
  const { kept } = queue
  return (
    <section className={css.section}>
      <Title>{kept.title}</Title>
      <p>{ticket.bookedFor && !ticket.calledAt ? kept.bookedText(whenSaid(ticket.bookedFor, new Date().toISOString(), ticket.bar.zone)) : kept.text}</p>
      {refused && <Refusal says={refused.message} />}
      <Button pending={pending} onClick={() => act('return')}>
        {kept.go}
      </Button>
    </section>
  )
}

/** We closed before it was their turn. */
export function Closed(own: Own) {
  const { ticket } = own
  const { act, pending, refused } = useAct(own)
  const { closed } = queue
  const said = ticket.offeredFor && whenSaid(ticket.offeredFor, new Date().toISOString(), ticket.bar.zone)
  return (
    <>
      <section className={css.section}>
        <Title>{closed.title}</Title>
        <p>{closed.text}</p>
        {said && <p>{closed.offer(said)}</p>}
        {refused && <Refusal says={refused.message} />}
        {said && (
          <Button pending={pending} onClick={() => act('change', { start: ticket.offeredFor })}>
            {closed.go(said)}
          </Button>
        )}
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
        {help && <p>{done.by(help.by, dayName(dayOf(help.endedAt, bar.zone), new Date().toISOString(), bar.zone))}</p>}
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
