import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { DeviceView, HandOver } from '../../../shared/devices.ts'
import { Act } from '../../ui/staff/act.tsx'
import { desk as deskWords } from '../../words/desk.ts'
import { questions } from '../../words/desk-questions.ts'
import formStyles from '../form.module.css'
import { useDesk } from '../desk-context.ts'
import { devicesKey } from '../queries.ts'
import { useDoing } from '../use-sending.ts'

const words = questions.device
export type Handed = { to: string; how: HandOver['how'] }

/** One thing goes back, the visit goes on. */
export function HandOverForm({ device, onDone }: { device: DeviceView; onDone: () => void }) {
  const { bar, sending } = useDesk()
  const queries = useQueryClient()
  const doing = useDoing(device.id) === 'handOver' ? deskWords.doing.handOver : null
  const submit = (body: Handed) => {
    const wish = { act: 'handOver', target: device.id, spot: `device.${device.id}`, path: `/bars/${bar.id}/devices/${device.id}/hand-over`, body } as const
    void sending.send<DeviceView>(wish, () => {
      void queries.invalidateQueries({ queryKey: devicesKey(bar.id) })
      onDone()
    })
  }
  return <ToWhom name={device.name} title={words.handOverTitle(device.kind)} go={words.handOver} doing={doing} onSubmit={submit} onCancel={onDone} />
}

type Props = { name: string; title: string; go: string; doing: string | null; onSubmit: (handed: Handed) => void; onCancel: () => void }

/** Who takes it, and how. */
export function ToWhom({ name, title, go, doing, onSubmit, onCancel }: Props) {
  const [handed, setHanded] = useState<Handed>({ to: name, how: 'collected' })
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(handed.to.trim() === '')
    if (handed.to.trim()) onSubmit({ ...handed, to: handed.to.trim() })
  }
  return (
    <form className={formStyles.form} onSubmit={submit} noValidate aria-label={title}>
      <TextInput
        data-autofocus
        autoFocus
        label={words.to}
        maxLength={120}
        autoComplete="off"
        value={handed.to}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setHanded({ ...handed, to: event.currentTarget.value })}
        error={missing && words.needTo}
      />
      <fieldset className={formStyles.outcomes}>
        <legend>{words.how}</legend>
        {(['collected', 'sent'] as const).map((how) => (
          <label key={how} className={formStyles.outcome}>
            <input type="radio" name={`how-${title}`} checked={handed.how === how} onChange={() => setHanded({ ...handed, how })} />
            <span>{words[how]}</span>
          </label>
        ))}
      </fieldset>
      <div className={formStyles.acts}>
        <Act type="submit" doing={doing}>
          {go}
        </Act>
        <Button variant="default" onClick={onCancel}>
          {questions.cancel}
        </Button>
      </div>
    </form>
  )
}
