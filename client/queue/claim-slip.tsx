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
import { weekSaid } from '../words/hours.ts'
import { queue } from '../words/queue.ts'
import { slipFacts } from '../words/slip.ts'
import { clockSaid, dayAndClock, whenSaid } from '../words/time.ts'
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
  const place = useAsk<BarView>(`/bars/${bar.id}`)
  useWith(ticket, place.again)
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
        <Opening bar={place.data} />
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

/** What people look for first. */
const days = new Set<string>([words.readySince, words.promised])
type Of = { device: OwnDevice; zone: string }

function OneThing({ device, zone }: Of) {
  return (
    <div className={css.part}>
      <h3>{device.kind}</h3>
      <Facts facts={slipFacts(device, zone).map(([name, text]) => [name, text && days.has(name) ? <b key={name}>{text}</b> : text])} />
      {isLate(device, serverNow(), zone) && <p>{words.late}</p>}
      {device.dataMayBeLost && <p>{words.data}</p>}
    </div>
  )
}

function Opening({ bar }: { bar: BarView | null }) {
  if (!bar) return null
  const { open, opensAt, closesAt, zone, hours } = bar
  const now = open && closesAt ? words.openUntil(clockSaid(closesAt, zone)) : opensAt && words.opens(whenSaid(opensAt, serverNow(), zone))
  return (
    <>
      {now && <p className={css.now}>{now}</p>}
      <ul className={css.week}>
        {weekSaid(hours).map((days) => (
          <li key={days}>{days}</li>
        ))}
      </ul>
    </>
  )
}

function Gone({ device: { kind, handedOver }, zone }: Of) {
  if (!handedOver) return null
  const says = handedOver.how === 'sent' ? words.sent : words.collected
  return <p>{says(kind, handedOver.to, dayAndClock(handedOver.at, zone))}</p>
}
