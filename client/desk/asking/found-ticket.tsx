import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { StaffTicket } from '../../../shared/line.ts'
import type { Found } from '../../../shared/queue.ts'
import { serverNow } from '../../api/server-clock.ts'
import { Act } from '../../ui/staff/act.tsx'
import { desk as words } from '../../words/desk.ts'
import { stateWords } from '../../words/history.ts'
import { dayOf, isSameDay } from '../../words/time.ts'
import formStyles from '../form.module.css'
import listStyles from '../list.module.css'
import personStyles from '../with-me.module.css'
import { type Here, isOffered, type Offer, questionOf } from '../deeds.ts'
import { useDesk, useTopicNames } from '../desk-context.ts'
import { Marks } from '../marks.tsx'
import { SpotRefusal } from '../region.tsx'
import { useDoing } from '../use-sending.ts'

const offered: Offer[] = [
  ...(['checkIn', 'arrive', 'bringBack', 'call', 'resume', 'callBack', 'ready', 'collect'] as const),
  ...(['takeTime', 'cancelBooking', 'takeBack'] as const),
]

/** Somebody who has a place already: what can be done about it. */
export function FoundTicket({ ticket, onDone, onBack }: { ticket: StaffTicket; onDone: () => void; onBack: () => void }) {
  const scene = useDesk()
  const { perform, offer } = scene
  const topicName = useTopicNames()
  const acts = offered.filter((act) => isOffered(act, ticket, scene))
  // A question takes the place of this dialog.
  const go = async (act: Offer) => (questionOf(act) ? offer(act, ticket, 'waiting') : (await perform(act, ticket, 'find')) && onDone())
  const first = useRef<HTMLDivElement>(null)
  useEffect(() => first.current?.querySelector('button')?.focus(), [])
  const doing = useDoing(ticket.id)
  return (
    <div className={formStyles.form}>
      <p className={personStyles.personHead}>
        <span className={`code ${personStyles.bigCode}`}>{ticket.code}</span>
        <span className="soft">{stateWords[ticket.state]}</span>
      </p>
      <p className={personStyles.personName}>{ticket.name}</p>
      <p>{topicName(ticket.topicId)}</p>
      {ticket.about && <p>{ticket.about}</p>}
      <p className={listStyles.rowMarks}>
        <Marks ticket={ticket} />
      </p>
      <SpotRefusal spot="find" />
      <div className={formStyles.acts} ref={first}>
        {acts.map((act, at) => (
          <Act key={act} variant={at === 0 ? 'filled' : 'default'} doing={doing === act ? words.doing[act] : null} onClick={() => void go(act)}>
            {words.buttons[act]}
          </Act>
        ))}
        <Button variant="default" onClick={onBack}>
          {words.backToFind}
        </Button>
      </div>
    </div>
  )
}

/** Of a visit that is not in the line any more: what can be done about it, the most likely first. */
export function endedActs(found: Found, { mayTakeBack }: Pick<Here, 'mayTakeBack'>): Offer[] {
  if (!found.ticketId || !found.state) return []
  const back = mayTakeBack({ id: found.ticketId }) && found.state !== 'closed' ? (['takeBack'] as const) : []
  if (found.state === 'missed') return ['bringBack', ...back]
  return found.state === 'done' ? ['reopen', ...back] : [...back]
}

type EndedProps = { found: Found; id: string; onDone: () => void; onBack: () => void; onAdd: () => void }

/** Somebody who was called and not seen, or whose visit is over, and who stands at the bar again. No desk is needed for it. */
export function FoundEnded({ found, id, onDone, onBack, onAdd }: EndedProps) {
  const { bar, perform, mayTakeBack } = useDesk()
  const doing = useDoing(id)
  // After a visit of another day it is mostly about something else.
  const anew = found.state !== 'missed' && !(found.lastVisit && isSameDay(found.lastVisit, serverNow(), bar.zone))
  const addAnew = (
    <Button autoFocus={anew} variant={anew ? 'filled' : 'default'} onClick={onAdd}>
      {words.addAnew}
    </Button>
  )
  return (
    <div className={formStyles.form}>
      <p className={personStyles.personHead}>
        <span className={`code ${personStyles.bigCode}`}>{found.code}</span>
        {found.state && <span className="soft">{stateWords[found.state]}</span>}
      </p>
      <p className={personStyles.personName}>{found.name}</p>
      {found.lastVisit && <p className="soft">{words.lastHere(dayOf(found.lastVisit, bar.zone))}</p>}
      <SpotRefusal spot="find" />
      <div className={formStyles.acts}>
        {anew && addAnew}
        {endedActs(found, { mayTakeBack }).map((act, at) => (
          <Act
            key={act}
            autoFocus={at === 0 && !anew}
            variant={at === 0 && !anew ? 'filled' : 'default'}
            doing={doing === act ? words.doing[act] : null}
            onClick={async () => (await perform(act, { id }, 'find')) && onDone()}
          >
            {words.buttons[act]}
          </Act>
        ))}
        {!anew && addAnew}
        <Button variant="default" onClick={onBack}>
          {words.backToFind}
        </Button>
      </div>
    </div>
  )
}
