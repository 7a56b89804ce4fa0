import { Title } from '../ui/page.tsx'
import { queue } from '../words/queue.ts'
import { ClaimSlip, useOwnDevices } from './claim-slip.tsx'
import css from './place.module.css'
import type { Own } from './use-act.ts'

/** Help rests: something runs, or stays with us, or waits to be collected. */
export function Held({ ticket }: Pick<Own, 'ticket'>) {
  const { withUs: words } = queue
  const things = ticket.withUs.map((thing) => thing.charAt(0).toLowerCase() + thing.slice(1)).join(words.and)
  const hasSlip = things !== '' || ticket.heldFor !== 'copying'
  const devices = useOwnDevices(ticket, hasSlip)
  const hasAllBack = things === '' && (devices.data?.length ?? 0) > 0
  const [title, text] = hasAllBack
    ? [words.allBack, words.allBackText]
    : ticket.readyAt
      ? [things ? words.readyThings(things) : words.ready, words.readyText]
      : ticket.heldFor === 'copying'
        ? [words.copying, words.copyingText]
        : [things ? words.things(things) : words.title, ticket.isWrittenTo ? words.text : words.textHere]
  return (
    <>
      <section className={css.section}>
        <Title>{title}</Title>
        <p>{text}</p>
      </section>
      {hasSlip && <ClaimSlip ticket={ticket} asked={devices} />}
    </>
  )
}
