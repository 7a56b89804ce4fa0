import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { StaffTicket } from '../../../shared/line.ts'
import type { WalkIn } from '../../../shared/queue.ts'
import { Act } from '../../ui/staff/act.tsx'
import { desk as words } from '../../words/desk.ts'
import styles from '../form.module.css'
import { useDesk } from '../desk-context.ts'
import { SpotRefusal } from '../region.tsx'
import { type Helps, HelpsFields, isLanguage, noHelps } from './helps-fields.tsx'
import type { Added } from './asking.ts'
import { TopicChoice } from './topic-choice.tsx'
import type { WalkInStart } from './walk-in-start.ts'
import { useDoing } from '../use-sending.ts'

type Props = { start: WalkInStart; onAdded: Added; onBack: () => void /** A time instead, with what was typed so far. */; onBook: (start: WalkInStart) => void }
type Missing = 'name' | 'topic' | null

/** Name, topic, Enter. Everything else may stay empty. */
export function WalkInForm({ start, onAdded, onBack, onBook }: Props) {
  const { bar, sending } = useDesk()
  const adding = useDoing('walk-in') !== null
  const [name, setName] = useState(start.name)
  const [topic, setTopic] = useState<string | null>(null)
  const [about, setAbout] = useState('')
  const [contact, setContact] = useState(start.contact)
  const [because, setBecause] = useState(start.because)
  const [helps, setHelps] = useState<Helps>(noHelps)
  const [missing, setMissing] = useState<Missing>(null)
  const form = useRef<HTMLFormElement>(null)
  const focus = (selector: string) => form.current?.querySelector<HTMLElement>(selector)?.focus()
  // biome-ignore lint/correctness/useExhaustiveDependencies: only where one begins, not while typing
  useEffect(() => focus(start.name ? 'input[type=radio]' : 'input'), [])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const lacks: Missing = name.trim() === '' ? 'name' : topic ? null : 'topic'
    setMissing(lacks)
    if (lacks || !topic) return focus(lacks === 'name' ? 'input' : 'input[type=radio]')
    if (!isLanguage(helps.language)) return
    const body: Partial<WalkIn> = {
      topic,
      name,
      about,
      contact,
      proof: because.trim() ? 'vouched' : 'at_desk',
      vouchedBecause: because,
      ...(start.customer && { customer: start.customer }),
    }
    void sending.send<{ ticket: StaffTicket; already: boolean }>(
      { act: 'walkIn', target: 'walk-in', spot: 'find', path: `/bars/${bar.id}/walk-ins`, body },
      ({ ticket, already }) => withHelps(ticket, (after) => onAdded(after, already ? 'already' : 'walkIn')),
    )
  }
  /** What helps is said of the ticket, once it is there. */
  const withHelps = (ticket: StaffTicket, then: (ticket: StaffTicket) => void) => {
    if (JSON.stringify(helps) === JSON.stringify(noHelps)) return then(ticket)
    const path = `/bars/${bar.id}/tickets/${ticket.id}/correct`
    void sending.send<StaffTicket>({ act: 'correct', target: ticket.id, spot: 'find', path, body: helps }, then)
  }
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <TextInput
        label={words.nameField}
        maxLength={60}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={missing === 'name' && words.needName}
      />
      <TopicChoice chosen={topic} onChoose={setTopic} missing={missing === 'topic'} />
      <TextInput label={words.aboutField} maxLength={500} autoComplete="off" value={about} onChange={(event) => setAbout(event.currentTarget.value)} />
      <TextInput label={words.contactField} maxLength={254} autoComplete="off" value={contact} onChange={(event) => setContact(event.currentTarget.value)} />
      <TextInput label={words.vouchField} maxLength={200} autoComplete="off" value={because} onChange={(event) => setBecause(event.currentTarget.value)} />
      <details>
        <summary className={styles.summary}>{words.helps}</summary>
        <div className={styles.form}>
          <HelpsFields helps={helps} onChange={(part) => setHelps((before) => ({ ...before, ...part }))} />
        </div>
      </details>
      <SpotRefusal spot="find" />
      <div className={styles.acts}>
        <Act type="submit" doing={adding ? words.doing.walkIn : null}>
          {words.add}
        </Act>
        <Button variant="default" onClick={() => onBook({ ...start, name, contact })}>
          {words.bookInstead}
        </Button>
        <Button variant="default" onClick={onBack}>
          {words.backToFind}
        </Button>
      </div>
    </form>
  )
}
