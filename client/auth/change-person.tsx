import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Colleague, StaffMe } from '../../shared/auth.ts'
import { asRefused } from '../api/ask.ts'
import { Dialog } from '../ui/staff/dialog.tsx'
import { Refusal } from '../ui/staff/refusal.tsx'
import { auth } from '../words/auth.ts'
import { changePerson, peopleHere } from './api.ts'
import styles from './change-person.module.css'
import { PinPad } from './pin-pad.tsx'

type Props = { bar: string | null; onClose: () => void; onChanged: (me: StaffMe) => void }

/** A shared screen goes to a colleague: who, then their PIN. */
export function ChangePerson({ bar, onClose, onChanged }: Props) {
  const [chosen, setChosen] = useState<Colleague | null>(null)
  return (
    <Dialog title={chosen ? auth.pinOf(chosen.name) : auth.changeTitle} onClose={onClose} closeWords={auth.close} centered>
      {chosen ? <TheirPin who={chosen} onOther={() => setChosen(null)} onChanged={onChanged} /> : <Colleagues bar={bar} onChoose={setChosen} />}
    </Dialog>
  )
}

function Colleagues({ bar, onChoose }: { bar: string | null; onChoose: (who: Colleague) => void }) {
  const people = useQuery({ queryKey: ['people-here', bar], queryFn: ({ signal }) => peopleHere(bar, signal), staleTime: 0 })
  return (
    <>
      <p className="soft">{auth.changeHelp}</p>
      {people.isPending && (
        <p className={styles.empty} role="status">
          {auth.loading}…
        </p>
      )}
      {people.data?.length === 0 && <p className={styles.empty}>{auth.nobodyHere}</p>}
      <ul className={styles.people}>
        {people.data?.map((who) => (
          <li key={who.id}>
            <button type="button" className={styles.person} onClick={() => onChoose(who)}>
              <strong>{who.name}</strong>
              <span className="soft">{auth.roles[who.role]}</span>
            </button>
          </li>
        ))}
      </ul>
      <Refusal sentence={people.error ? asRefused(people.error).message : null} onAgain={() => void people.refetch()} />
    </>
  )
}

function TheirPin({ who, onOther, onChanged }: { who: Colleague; onOther: () => void; onChanged: (me: StaffMe) => void }) {
  const changing = useMutation({ mutationFn: changePerson, onSuccess: onChanged })
  return (
    <>
      <PinPad refused={changing.error && asRefused(changing.error)} going={changing.isPending} onPin={(pin) => changing.mutate({ staff: who.id, pin })} />
      <p className={styles.other}>
        <button type="button" className="text-button" onClick={onOther}>
          {auth.otherPerson}
        </button>
      </p>
    </>
  )
}
