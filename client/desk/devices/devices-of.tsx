import { useState } from 'react'
import type { DeviceView } from '../../../shared/devices.ts'
import type { StaffTicket } from '../../../shared/line.ts'
import { Act } from '../../ui/staff/act.tsx'
import { clock, dayOf } from '../../ui/staff/when.ts'
import { questions } from '../../words/desk-questions.ts'
import formStyles from '../form.module.css'
import { useDesk } from '../desk-context.ts'
import styles from './devices.module.css'
import { HandOverForm } from './hand-over.tsx'
import { useDevices } from './use-devices.ts'

const words = questions.device

/** What this person brought, with its slip and its way back. `quiet`: nothing is said when nothing was brought. */
export function DevicesOf({ ticket, quiet = false }: { ticket: StaffTicket; quiet?: boolean }) {
  const { bar } = useDesk()
  const { data } = useDevices(bar.id, ticket.id)
  if (!data || (quiet && data.length === 0)) return null
  if (data.length === 0) return <p className="soft">{words.none}</p>
  return (
    <section aria-label={words.brought}>
      <ul className={styles.list}>
        {data.map((device) => (
          <li key={device.id}>
            <OneDevice device={device} />
          </li>
        ))}
      </ul>
      <SlipLink ticket={ticket.id} />
    </section>
  )
}

export function SlipLink({ ticket }: { ticket: string }) {
  const { bar } = useDesk()
  return (
    <a className="link" href={`/slip/${bar.slug}/${ticket}`} target="_blank" rel="noreferrer">
      {words.slip}
    </a>
  )
}

export function OneDevice({ device }: { device: DeviceView }) {
  const [giving, setGiving] = useState(false)
  const { bar } = useDesk()
  const { handedOver } = device
  return (
    <div className={styles.device}>
      <p>
        <strong>{device.kind}</strong>
        {device.serial && <span className="soft">, {device.serial}</span>}
      </p>
      <p className="soft">{factsOf(device, (iso) => dayOf(iso, bar.zone)).join(' · ')}</p>
      {device.agreed && <p>{device.agreed}</p>}
      {handedOver ? (
        <p>{(handedOver.how === 'sent' ? words.sentTo : words.back)(handedOver.to, `${dayOf(handedOver.at, bar.zone)}, ${clock(handedOver.at, bar.zone)}`)}</p>
      ) : giving ? (
        <HandOverForm device={device} onDone={() => setGiving(false)} />
      ) : (
        <div className={formStyles.acts}>
          <Act size="compact-sm" variant="default" onClick={() => setGiving(true)}>
            {words.handOver}
            <span className="hidden-text">: {device.kind}</span>
          </Act>
        </div>
      )}
    </div>
  )
}

const factsOf = (device: DeviceView, day: (iso: string) => string) =>
  [
    device.condition,
    device.accessories && words.with(device.accessories),
    device.keptAt && words.at(device.keptAt),
    device.promisedDay && words.promised(day(`${device.promisedDay}T12:00:00Z`)),
    device.dataMayBeLost && words.mayLose,
    device.mayCollect && words.collectBy(device.mayCollect),
    device.repairReference,
  ].filter((text): text is string => Boolean(text))
