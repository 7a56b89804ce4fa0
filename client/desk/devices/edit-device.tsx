import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { DeviceChanges, DeviceView, DeviceWords } from '../../../shared/devices.ts'
import { Act } from '../../ui/staff/act.tsx'
import { desk as deskWords } from '../../words/desk.ts'
import { questions } from '../../words/desk-questions.ts'
import formStyles from '../form.module.css'
import { useDesk } from '../desk-context.ts'
import { devicesKey } from '../queries.ts'
import { useDoing } from '../use-sending.ts'
import { changesOf } from './changes.ts'
import { DeviceFields } from './device-fields.tsx'

const words = questions.device

/** What is noted of a thing, put right: where it lies now, another day, what was agreed since. Only what was changed is sent. */
export function EditDevice({ device, onDone }: { device: DeviceView; onDone: () => void }) {
  const { bar, sending } = useDesk()
  const queries = useQueryClient()
  const [before] = useState<DeviceWords>(device)
  const [changes, setChanges] = useState<DeviceChanges>({})
  const [missing, setMissing] = useState(false)
  const doing = useDoing(device.id) === 'changeDevice' ? deskWords.doing.changeDevice : null
  const draft = { ...before, ...changes }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(draft.kind.trim() === '')
    if (draft.kind.trim() === '') return
    const body = changesOf(before, draft)
    if (Object.keys(body).length === 0) return onDone()
    const wish = { act: 'changeDevice', target: device.id, spot: `device.${device.id}`, path: `/bars/${bar.id}/devices/${device.id}`, body } as const
    void sending.send<DeviceView>(wish, () => {
      void queries.invalidateQueries({ queryKey: devicesKey(bar.id) })
      onDone()
    })
  }
  return (
    <form className={formStyles.form} onSubmit={submit} noValidate aria-label={words.editTitle(device.kind)}>
      <DeviceFields draft={draft} change={(part) => setChanges((known) => ({ ...known, ...part }))} missing={missing} zone={bar.zone} />
      <div className={formStyles.acts}>
        <Act type="submit" doing={doing}>
          {words.save}
        </Act>
        <Button variant="default" onClick={onDone}>
          {questions.cancel}
        </Button>
      </div>
    </form>
  )
}
