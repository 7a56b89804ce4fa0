import { useEffect, useRef } from 'react'
import type { BarView } from '../../shared/bars.ts'
import type { OwnDevice } from '../../shared/devices.ts'
import type { TicketView } from '../../shared/queue.ts'
import { serverNow } from '../api/server-clock.ts'
import { type Asked, useAsk } from '../api/use-ask.ts'
import { Button } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import { Refusal } from '../ui/notice.tsx'
import { Title } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { common } from '../words/common.ts'
import { queue } from '../words/queue.ts'
import { clockSaid, dayAndClock, fullDay, whenSaid } from '../words/time.ts'
import css from './claim-slip.module.css'
import { isLate } from './late.ts'

const { slip: words } = queue

/** What was brought for a visit, handed over or not; without `wanted` nothing is asked. Asked for again with every new picture of the visit. */
export function useOwnDevices(ticket: TicketView, wanted: boolean): Asked<OwnDevice[]> {
  const asked = useAsk<OwnDevice[]>(wanted ? `/my/tickets/${ticket.id}/devices` : null)
  useWith(ticket, asked.again)
  return asked
}

function useWith(ticket: TicketView, again: () => void): void {
  const had = useRef(ticket)
  useEffect(() => {
    if (had.current !== ticket) again()
    had.current = ticket
  }, [ticket, again])
}

/** What a person left with us, as it was agreed: to be read, shown when it is collected, and printed like the one from the desk. */
export function ClaimSlip({ ticket, asked: { data, refused, again } }: { ticket: TicketView; asked: Asked<OwnDevice[]> }) {
  const { zone } = ticket.bar
  if (!data)
    return refused ? (
      <Refusal still says={refused.message}>
        <Button kind="plain" onClick={again}>
          {common.tryAgain}
        </Button>
      </Refusal>
    ) : (
      <Skeleton label={words.loading} lines={[2, 6.4, 3]} />
    )
  const here = data.filter(({ handedOver }) => !handedOver)
  const gone = data.filter(({ handedOver }) => handedOver)
  return (
    <>
      {data.length === 0 && <p>{words.none}</p>}
      {here.length > 0 && <Slip ticket={ticket} here={here} />}
      {gone.map((device) => (
        <Gone key={device.id} device={device} zone={zone} />
      ))}
    </>
  )
}

function Slip({ ticket, here }: { ticket: TicketView; here: OwnDevice[] }) {
  const { bar, code, name } = ticket
  const bars = useAsk<BarView[]>('/bars')
  useWith(ticket, bars.again)
  return (
    <section className={css.slip} aria-label={words.title}>
      <div>
        <Title level={2}>{words.title}</Title>
        <p className={css.soft}>{words.lead}</p>
      </div>
      <p className={css.paper}>
        {queue.code} <b>{code}</b> {name}
      </p>
      {here.map((device) => (
        <OneThing key={device.id} device={device} zone={bar.zone} />
      ))}
      <div className={css.part}>
        <h3>{words.where}</h3>
        <p>
          {bar.name}, {bar.address}
        </p>
        <Opening bar={bars.data?.find(({ id }) => id === bar.id)} />
      </div>
      <p className={css.paper}>{words.free}</p>
      <div className={css.acts}>
        <Button kind="plain" onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
    </section>
  )
}

type Of = { device: OwnDevice; zone: string }

function OneThing({ device, zone }: Of) {
  const { promisedDay, readyAt } = device
  return (
    <div className={css.part}>
      <h3>{device.kind}</h3>
      <Facts
        facts={[
          [words.readySince, readyAt && <b>{dayAndClock(readyAt, zone)}</b>],
          [words.promised, !readyAt && promisedDay && <b>{fullDay(promisedDay)}</b>],
          [words.agreed, device.agreed],
          [words.condition, device.condition],
          [words.accessories, device.accessories || words.nothing],
          [words.serial, device.serial],
          [words.collect, words.who(device.mayCollect)],
          [words.taken, words.takenBy(dayAndClock(device.takenAt, zone), device.takenBy)],
          [words.reference, device.repairReference],
        ]}
      />
      {isLate(device, serverNow(), zone) && <p>{words.late}</p>}
      {device.dataMayBeLost && <p>{words.data}</p>}
    </div>
  )
}

function Opening({ bar }: { bar: BarView | undefined }) {
  if (!bar) return null
  const { open, opensAt, closesAt, zone } = bar
  if (open && closesAt) return <p className={css.now}>{words.openUntil(clockSaid(closesAt, zone))}</p>
  return opensAt && <p className={css.now}>{words.opens(whenSaid(opensAt, serverNow(), zone))}</p>
}

function Gone({ device: { kind, handedOver }, zone }: Of) {
  if (!handedOver) return null
  const says = handedOver.how === 'sent' ? words.sent : words.collected
  return <p>{says(kind, handedOver.to, dayAndClock(handedOver.at, zone))}</p>
}
