import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { BookFor } from '../../../shared/bookings.ts'
import type { StaffTicket, Way } from '../../../shared/line.ts'
import { Act } from '../../ui/staff/act.tsx'
import { desk as words } from '../../words/desk.ts'
import { questions } from '../../words/desk-questions.ts'
import styles from '../form.module.css'
import { useDesk } from '../desk-context.ts'
import { SpotRefusal } from '../region.tsx'
import { useDoing } from '../use-sending.ts'
import type { Added } from './asking.ts'
import { FreeTimes } from './free-times.tsx'
import { Radios } from './radios.tsx'
import { TopicChoice } from './topic-choice.tsx'
import type { WalkInStart } from './walk-in-start.ts'

type Props = { start: WalkInStart; onAdded: Added; onBack: () => void }

/** A time for somebody who rings up, or does not want to wait: name, topic, and the first free time is offered. */
export function BookForm({ start: known, onAdded, onBack }: Props) {
  const { bar, sending, topics } = useDesk()
  const [typed, setTyped] = useState({ name: known.name, about: '', contact: known.contact })
  const [topic, setTopic] = useState<string | null>(null)
  const [way, setWay] = useState<Way>('store')
  const [start, setStart] = useState<string | null>(null)
  const [missing, setMissing] = useState<'name' | 'topic' | null>(null)
  const booking = useDoing('book') !== null
  const ways = topics.get(topic ?? '')?.ways ?? []
  const chosenWay = ways.includes(way) ? way : ways[0]

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const lacks = typed.name.trim() === '' ? 'name' : topic ? null : 'topic'
    setMissing(lacks)
    if (lacks || !topic || !start || !chosenWay) return
    const body: BookFor = { ...typed, topic, start, way: chosenWay, ...(known.customer && { customer: known.customer }) }
    const wish = { act: 'book', target: 'book', spot: 'find', path: `/bars/${bar.id}/bookings`, body } as const
    void sending.send<StaffTicket>(wish, (ticket) => onAdded(ticket, 'book'))
  }
  const field = (label: string, key: keyof typeof typed, maxLength: number) => ({
    ...{ label, maxLength, autoComplete: 'off', value: typed[key] },
    onChange: (event: { currentTarget: { value: string } }) => setTyped({ ...typed, [key]: event.currentTarget.value }),
  })
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextInput autoFocus {...field(words.nameField, 'name', 60)} error={missing === 'name' && words.needName} />
      <TopicChoice chosen={topic} onChoose={setTopic} missing={missing === 'topic'} />
      {ways.length > 1 && chosenWay && (
        <Radios
          name="way"
          legend={questions.times.way}
          options={ways.map((value) => ({ value, label: words.ways[value] }))}
          chosen={chosenWay}
          onChoose={setWay}
        />
      )}
      {topic && <FreeTimes key={topic} topic={topic} start={start} onChoose={setStart} />}
      <TextInput {...field(words.aboutField, 'about', 500)} />
      <TextInput {...field(words.contactField, 'contact', 254)} />
      <SpotRefusal spot="find" />
      <div className={styles.acts}>
        <Act type="submit" doing={booking ? words.doing.book : null}>
          {questions.times.book}
        </Act>
        <Button variant="default" onClick={onBack}>
          {words.backToFind}
        </Button>
      </div>
    </form>
  )
}
