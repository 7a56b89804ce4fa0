import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DeviceView } from '../../../shared/devices.ts'
import type { StaffTicket } from '../../../shared/line.ts'
import { Act } from '../../ui/staff/act.tsx'
import { clock, dayOf } from '../../ui/staff/when.ts'
import { desk as deskWords } from '../../words/desk.ts'
import { questions } from '../../words/desk-questions.ts'
import formStyles from '../form.module.css'
import { useDesk } from '../desk-context.ts'
import styles from './devices.module.css'
import { devicesKey } from '../queries.ts'
import { SpotRefusal } from '../region.tsx'
import { useDoing } from '../use-sending.ts'
import { EditDevice } from './edit-device.tsx'
import { HandOverForm } from './hand-over.tsx'
import { slipOf, useDevices } from './use-devices.ts'

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
    <Button component="a" size="compact-sm" variant="default" href={slipOf(bar.slug, ticket)} target="_blank" rel="noreferrer">
      {words.slip}
    </Button>
  )
}

export function OneDevice({ device }: { device: DeviceView }) {
  const [open, setOpen] = useState<'give' | 'edit' | null>(null)
  const { bar } = useDesk()
  const { handedOver } = device
  const close = () => setOpen(null)
  return (
    <div className={styles.device}>
      <SpotRefusal spot={`device.${device.id}`} />
      <p>
        <strong>{device.kind}</strong>
        {device.serial && <span className="soft">, {device.serial}</span>}
      </p>
      <p className="soft">{factsOf(device, (iso) => dayOf(iso, bar.zone)).join(' · ')}</p>
      {device.agreed && <p>{device.agreed}</p>}
      {open === 'edit' ? (
        <EditDevice device={device} onDone={close} />
      ) : handedOver ? (
        <div className={styles.gone}>
          <p>
            {(handedOver.how === 'sent' ? words.sentTo : words.back)(handedOver.to, `${dayOf(handedOver.at, bar.zone)}, ${clock(handedOver.at, bar.zone)}`)}
          </p>
          <HereAfterAll device={device} />
        </div>
      ) : open === 'give' ? (
        <HandOverForm device={device} onDone={close} />
      ) : (
        <div className={formStyles.acts}>
          <Act size="compact-sm" variant="default" onClick={() => setOpen('give')}>
            {words.handOver}
            <span className="hidden-text">: {device.kind}</span>
          </Act>
          <Act size="compact-sm" variant="default" onClick={() => setOpen('edit')}>
            {words.edit}
            <span className="hidden-text">: {device.kind}</span>
          </Act>
        </div>
      )}
    </div>
  )
}

/** A hand-over that was noted by mistake. */
function HereAfterAll({ device }: { device: DeviceView }) {
  const { bar, sending } = useDesk()
  const queries = useQueryClient()
  const doing = useDoing(device.id) ? deskWords.doing.handOver : null
  const takeBack = () => {
    const wish = { act: 'handOver', target: device.id, spot: `device.${device.id}`, path: `/bars/${bar.id}/devices/${device.id}/take-back`, body: {} } as const
    void sending.send<DeviceView>(wish, () => void queries.invalidateQueries({ queryKey: devicesKey(bar.id) }))
  }
  return (
    <Act size="compact-sm" variant="default" doing={doing} onClick={takeBack}>
      {words.takeBack}
      <span className="hidden-text">: {device.kind}</span>
    </Act>
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
