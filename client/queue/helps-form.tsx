import { type FormEvent, useState } from 'react'
import { type Comfort, comforts } from '../../shared/line.ts'
import type { Helps } from '../../shared/queue.ts'
import { Button } from '../ui/button.tsx'
import { Tick } from '../ui/choice.tsx'
import { Field, Select } from '../ui/field.tsx'
import { Refusal } from '../ui/notice.tsx'
import { queue } from '../words/queue.ts'
import { languageName, languages } from './languages.ts'
import css from './place.module.css'
import { type Own, useAct } from './use-act.ts'

const { helps: words } = queue
const counts = Array.from({ length: 8 }, (_, index) => index + 1)

/** Fetched when somebody opens it: most people never do. */
export default function HelpsForm({ done, ...own }: Own & { done: () => void }) {
  const { ticket } = own
  const { act, pending, refused } = useAct(own)
  const [helps, setHelps] = useState(ticket.helps)
  const change = (some: Partial<Helps>) => setHelps((before) => ({ ...before, ...some }))
  const toggle = (comfort: Comfort, on: boolean) => change({ comforts: comforts.filter((one) => (one === comfort ? on : helps.comforts.includes(one))) })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await act('helps', helps)) done()
  }
  const people = counts.includes(helps.people) ? counts : [...counts, helps.people]
  return (
    <form className={`${css.form} ${css.wide}`} onSubmit={submit}>
      <p>{words.text}</p>
      <Select
        label={words.language}
        name="language"
        value={helps.language}
        change={(language) => change({ language })}
        options={[{ value: '', says: words.noMatter }, ...languages(helps.language).map((code) => ({ value: code, says: languageName(code), lang: code }))]}
      />
      <div className={css.ticks}>
        {comforts.map((comfort) => (
          <Tick key={comfort} name={comfort} label={words.comforts[comfort]} value={helps.comforts.includes(comfort)} change={(on) => toggle(comfort, on)} />
        ))}
      </div>
      {ticket.way === 'store' && ticket.state !== 'booked' && (
        <Field label={words.seat} hint={words.seatHint} name="seat" maxLength={60} autoComplete="off" value={helps.seat} change={(seat) => change({ seat })} />
      )}
      <Select
        label={words.people}
        name="people"
        value={String(helps.people)}
        change={(count) => change({ people: Number(count) })}
        options={people.map((count) => ({ value: String(count), says: count === 1 ? words.alone : words.count(count) }))}
      />
      {refused && <Refusal says={refused.message} />}
      <div className={css.row}>
        <Button type="submit" kind="plain" pending={pending}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}
