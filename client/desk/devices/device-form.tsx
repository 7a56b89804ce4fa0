import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import type { DeviceView, DeviceWords } from '../../../shared/devices.ts'
import type { StaffTicket } from '../../../shared/line.ts'
import { Act } from '../../ui/staff/act.tsx'
import { Dialog } from '../../ui/staff/dialog.tsx'
import { desk as deskWords } from '../../words/desk.ts'
import { questions } from '../../words/desk-questions.ts'
import formStyles from '../form.module.css'
import { useDesk } from '../desk-context.ts'
import { devicesKey } from '../queries.ts'
import { SpotRefusal } from '../region.tsx'
import { useDraft } from '../use-draft.ts'
import { useDoing } from '../use-sending.ts'
import styles from './devices.module.css'
import { DeviceFields } from './device-fields.tsx'
import { OneDevice, SlipLink } from './devices-of.tsx'
import { useDevices } from './use-devices.ts'

const words = questions.device
const empty: DeviceWords = {
  ...{ kind: '', serial: '', condition: '', accessories: '', keptAt: '', agreed: '' },
  ...{ dataMayBeLost: false, mayCollect: '', repairReference: '', promisedDay: null },
}
/** Says that nothing was brought, or nothing more. */
const nothingKey = '0'

type Props = { ticket: StaffTicket /** It stays with us when the form is done. */; keep: boolean; onClose: () => void }

/** What was brought: one word is enough, everything else may stay empty. */
export function DeviceForm({ ticket, keep, onClose }: Props) {
  const { bar, drafts, sending, perform } = useDesk()
  const queries = useQueryClient()
  const { draft, change, forget } = useDraft<DeviceWords>(drafts, `device.${ticket.id}`, empty)
  const brought = useDevices(bar.id, ticket.id).data?.filter((device) => !device.handedOver) ?? []
  const [missing, setMissing] = useState(false)
  const taking = useDoing(`device.${ticket.id}`) !== null
  const keeping = useDoing(ticket.id) === 'keep'

  const staysWithUs = async () => (await perform('keep', ticket, 'ask')) && onClose()
  const nothing = () => (keep ? void staysWithUs() : onClose())
  /** No thing is called "0…": the field in which one begins need not be left. */
  const keys = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, target } = event
    const begins = target instanceof HTMLInputElement && target.type === 'text' && target.name === 'kind'
    if (key !== nothingKey || ctrlKey || metaKey || altKey || !begins || draft.kind !== '') return
    event.preventDefault()
    nothing()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(draft.kind.trim() === '')
    if (draft.kind.trim() === '') return
    const wish = { act: 'takeDevice', target: `device.${ticket.id}`, spot: 'ask', path: `/bars/${bar.id}/tickets/${ticket.id}/devices`, body: draft } as const
    void sending.send<DeviceView>(wish, () => {
      forget()
      change(empty)
      forget()
      void queries.invalidateQueries({ queryKey: devicesKey(bar.id) })
      if (keep) void staysWithUs()
      else onClose()
    })
  }
  const who = `${ticket.code}, ${ticket.name}`
  return (
    <Dialog onClose={onClose} closeWords={deskWords.dismiss} title={keep ? words.keepTitle(who) : words.title(who)} size="lg">
      <Already devices={brought} ticket={ticket.id} />
      <form className={formStyles.form} onSubmit={submit} onKeyDown={keys} noValidate>
        <DeviceFields draft={draft} change={change} missing={missing} zone={bar.zone} />
        <SpotRefusal spot="ask" />
        <div className={`${formStyles.acts} ${styles.foot}`}>
          <Act type="submit" doing={taking ? deskWords.doing.takeDevice : keeping ? deskWords.doing.keep : null}>
            {keep ? words.takeAndKeep : words.take}
          </Act>
          <Act variant="default" press={nothingKey} doing={keeping ? deskWords.doing.keep : null} onClick={nothing}>
            {brought.length > 0 ? (keep ? words.keepOnly : words.nothingMore) : words.nothingBrought}
          </Act>
          <Button variant="default" onClick={onClose}>
            {questions.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Already({ devices, ticket }: { devices: DeviceView[]; ticket: string }) {
  if (devices.length === 0) return null
  return (
    <div>
      <p className="soft">
        {words.already} <SlipLink ticket={ticket} />
      </p>
      <ul className={styles.list}>
        {devices.map((device) => (
          <li key={device.id}>
            <OneDevice device={device} />
          </li>
        ))}
      </ul>
    </div>
  )
}
