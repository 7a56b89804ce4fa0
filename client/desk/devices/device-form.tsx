import { Button, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { DeviceView, DeviceWords } from '../../../shared/devices.ts'
import type { StaffTicket } from '../../../shared/line.ts'
import { Act } from '../../ui/staff/act.tsx'
import { Dialog } from '../../ui/staff/dialog.tsx'
import { desk as deskWords } from '../../words/desk.ts'
import { questions } from '../../words/desk-questions.ts'
import { dayOf } from '../../words/time.ts'
import formStyles from '../form.module.css'
import { useDesk } from '../desk-context.ts'
import { devicesKey } from '../queries.ts'
import { SpotRefusal } from '../region.tsx'
import { useDraft } from '../use-draft.ts'
import { useDoing } from '../use-sending.ts'
import styles from './devices.module.css'
import { OneDevice, SlipLink } from './devices-of.tsx'
import { useDevices } from './use-devices.ts'

const words = questions.device
const empty: DeviceWords = {
  ...{ kind: '', serial: '', condition: '', accessories: '', keptAt: '', agreed: '' },
  ...{ dataMayBeLost: false, mayCollect: '', repairReference: '', promisedDay: null },
}
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
      <form className={formStyles.form} onSubmit={submit} noValidate>
        <Already devices={brought} ticket={ticket.id} />
        <Fields draft={draft} change={change} missing={missing} zone={bar.zone} />
        <SpotRefusal spot="ask" />
        <div className={formStyles.acts}>
          <Act type="submit" doing={taking ? deskWords.doing.takeDevice : keeping ? deskWords.doing.keep : null}>
            {keep ? words.takeAndKeep : words.take}
          </Act>
          {keep && brought.length > 0 && (
            <Act variant="default" doing={keeping ? deskWords.doing.keep : null} onClick={() => void staysWithUs()}>
              {words.keepOnly}
            </Act>
          )}
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

type FieldsProps = { draft: DeviceWords; change: (part: Partial<DeviceWords>) => void; missing: boolean; zone: string }

function Fields({ draft, change, missing, zone }: FieldsProps) {
  const field = (name: 'serial' | 'condition' | 'accessories' | 'keptAt' | 'mayCollect' | 'repairReference', maxLength: number) => ({
    label: words[name],
    maxLength,
    autoComplete: 'off',
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
  })
  return (
    <>
      <div>
        <TextInput
          data-autofocus
          label={words.kind}
          maxLength={60}
          autoComplete="off"
          value={draft.kind}
          onChange={(event) => change({ kind: event.currentTarget.value })}
          error={missing && words.needKind}
        />
        <Choices options={words.kinds} onChoose={(kind) => change({ kind })} chosen={draft.kind} />
      </div>
      <div className={styles.two}>
        <TextInput {...field('serial', 80)} />
        <TextInput {...field('keptAt', 60)} />
        <TextInput {...field('condition', 500)} />
        <div>
          <TextInput {...field('accessories', 200)} />
          <Choices options={[words.nothing]} onChoose={(accessories) => change({ accessories: accessories.toLowerCase() })} chosen={draft.accessories} />
        </div>
      </div>
      <Textarea
        label={words.agreed}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1000}
        value={draft.agreed}
        onChange={(event) => change({ agreed: event.currentTarget.value })}
      />
      <label className={formStyles.outcome}>
        <input type="checkbox" checked={draft.dataMayBeLost} onChange={(event) => change({ dataMayBeLost: event.currentTarget.checked })} />
        <span>{words.dataMayBeLost}</span>
      </label>
      <div className={styles.two}>
        <div>
          <TextInput
            type="date"
            label={words.promisedDay}
            value={draft.promisedDay ?? ''}
            onChange={(event) => change({ promisedDay: event.currentTarget.value || null })}
          />
          <Days zone={zone} chosen={draft.promisedDay} onChoose={(promisedDay) => change({ promisedDay })} />
        </div>
        <div className={formStyles.form}>
          <TextInput {...field('mayCollect', 200)} />
          <TextInput {...field('repairReference', 60)} />
        </div>
      </div>
    </>
  )
}

type ChoicesProps = { options: readonly string[]; chosen: string; onChoose: (option: string) => void }
const Choices = ({ options, chosen, onChoose }: ChoicesProps) => (
  <div className={styles.choices}>
    {options.map((option) => (
      <Button key={option} size="compact-sm" variant="default" aria-pressed={chosen.toLowerCase() === option.toLowerCase()} onClick={() => onChoose(option)}>
        {option}
      </Button>
    ))}
  </div>
)

function Days({ zone, chosen, onChoose }: { zone: string; chosen: string | null; onChoose: (day: string) => void }) {
  const today = Date.parse(`${dayOf(new Date().toISOString(), zone)}T12:00:00Z`)
  return (
    <div className={styles.choices}>
      {[0, 1, 3, 7].map((days) => {
        const day = new Date(today + days * 86_400_000).toISOString().slice(0, 10)
        return (
          <Button key={days} size="compact-sm" variant="default" aria-pressed={chosen === day} onClick={() => onChoose(day)}>
            {words.inDays(days)}
          </Button>
        )
      })}
    </div>
  )
}
