import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { StaffTicket } from '../../shared/line.ts'
import { Act } from '../ui/staff/act.tsx'
import { Dialog } from '../ui/staff/dialog.tsx'
import { desk as words } from '../words/desk.ts'
import styles from './form.module.css'
import { useDesk } from './desk-context.ts'
import { SpotRefusal } from './region.tsx'
import { useDoing } from './use-sending.ts'

/** One key opens it, Enter takes the first reason. */
export function Vouch({ ticket, onClose }: { ticket: StaffTicket; onClose: () => void }) {
  const { perform } = useDesk()
  const doing = useDoing(ticket.id)
  const [because, setBecause] = useState<string>(words.reasons[0])
  const [missing, setMissing] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setMissing(because.trim() === '')
    if (because.trim() !== '' && (await perform('vouch', ticket, 'vouch', { because: because.trim() }))) onClose()
  }
  return (
    <Dialog onClose={onClose} closeWords={words.dismiss} title={words.vouchTitle(`${ticket.code}, ${ticket.name}`)}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <p>{words.vouchLead}</p>
        <SpotRefusal spot="vouch" />
        <TextInput
          data-autofocus
          label={words.because}
          maxLength={200}
          value={because}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setBecause(event.currentTarget.value)}
          error={missing && words.needReason}
        />
        <div className={styles.acts}>
          {words.reasons.map((reason) => (
            <Button key={reason} size="sm" variant="default" aria-pressed={because === reason} onClick={() => setBecause(reason)}>
              {reason}
            </Button>
          ))}
        </div>
        <div className={styles.acts}>
          <Act type="submit" doing={doing === 'vouch' ? words.doing.vouch : null}>
            {words.buttons.vouch}
          </Act>
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
