import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { StaffTicket } from '../../../shared/line.ts'
import type { Found } from '../../../shared/queue.ts'
import { Act } from '../../ui/staff/act.tsx'
import { desk as words } from '../../words/desk.ts'
import { stateWords } from '../../words/history.ts'
import formStyles from '../form.module.css'
import listStyles from '../list.module.css'
import personStyles from '../with-me.module.css'
import { makesSense, type TicketAct } from '../deeds.ts'
import { useDesk } from '../desk-context.ts'
import { Marks } from '../marks.tsx'
import { SpotRefusal } from '../region.tsx'
import { useDoing } from '../use-sending.ts'

const offered: Exclude<TicketAct, 'finish' | 'vouch' | 'undo'>[] = ['checkIn', 'arrive', 'bringBack', 'call']

/** Somebody who has a place already: what can be done about it. */
export function FoundTicket({ ticket, onDone, onBack }: { ticket: StaffTicket; onDone: () => void; onBack: () => void }) {
  const { topics, desk, perform } = useDesk()
  const acts = offered.filter((act) => makesSense(act, ticket) && (act !== 'call' || desk))
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
      <p>{topics.get(ticket.topicId)?.name ?? words.unknownTopic}</p>
      {ticket.about && <p>{ticket.about}</p>}
      <p className={listStyles.rowMarks}>
        <Marks ticket={ticket} />
      </p>
      <SpotRefusal spot="find" />
      <div className={formStyles.acts} ref={first}>
        {acts.map((act, at) => (
          <Act
            key={act}
            variant={at === 0 ? 'filled' : 'default'}
            doing={doing === act ? words.doing[act] : null}
            onClick={async () => (await perform(act, ticket, 'find')) && onDone()}
          >
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

type MissedProps = { found: Found; id: string; onDone: () => void; onBack: () => void; onAdd: () => void }

/** Somebody who was called and not seen, or whose time passed, and who now stands at the bar. */
export function FoundMissed({ found, id, onDone, onBack, onAdd }: MissedProps) {
  const { perform } = useDesk()
  const doing = useDoing(id)
  return (
    <div className={formStyles.form}>
      <p className={personStyles.personHead}>
        <span className={`code ${personStyles.bigCode}`}>{found.code}</span>
        <span className="soft">{stateWords.missed}</span>
      </p>
      <p className={personStyles.personName}>{found.name}</p>
      <SpotRefusal spot="find" />
      <div className={formStyles.acts}>
        <Act
          data-autofocus
          autoFocus
          doing={doing ? words.doing.bringBack : null}
          onClick={async () => (await perform('bringBack', { id }, 'find')) && onDone()}
        >
          {words.buttons.bringBack}
        </Act>
        <Button variant="default" onClick={onAdd}>
          {words.addAnew}
        </Button>
        <Button variant="default" onClick={onBack}>
          {words.backToFind}
        </Button>
      </div>
    </div>
  )
}
