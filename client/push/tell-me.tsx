import { useEffect, useState } from 'react'
import type { TicketView } from '../../shared/queue.ts'
import { useServerNow } from '../api/use-server-now.ts'
import { Button } from '../ui/button.tsx'
import { Said } from '../ui/said.tsx'
import { isToReturn } from '../words/kept.ts'
import { push } from '../words/push.ts'
import { forgetKept, keep } from './kept.ts'
import css from './tell-me.module.css'
import { look, type Standing, turnOff, turnOn } from './this-phone.ts'

const living: readonly TicketView['state'][] = ['booked', 'waiting', 'called', 'helping', 'held', 'missed']

/** "Tell me on this phone", and how it stands. Loaded when the place is already there to be read. */
export default function TellMe({ ticket }: { ticket: TicketView }) {
  const { id, code, state } = ticket
  const bar = ticket.bar.name
  const now = new Date(useServerNow()).toISOString()
  const alive = living.includes(state) && !(state === 'missed' && !isToReturn(ticket, now))
  useEffect(() => {
    void (alive ? keep(id, { code, bar }) : forgetKept(id)).catch(() => undefined)
  }, [alive, id, code, bar])
  const phone = useThisPhone()
  if (!alive || phone.standing === null) return null
  return <Switch {...phone} standing={phone.standing} />
}

type Phone = { standing: Standing | null; pending: boolean; failed: boolean; change: (work: () => Promise<Standing>) => void }

function useThisPhone(): Phone {
  const [standing, setStanding] = useState<Standing | null>(null)
  const [pending, setPending] = useState(false)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    // What cannot even be looked at is simply not offered.
    look().then(setStanding, () => setStanding(null))
  }, [])
  const change = (work: () => Promise<Standing>) => {
    setPending(true)
    setFailed(false)
    work()
      .then(setStanding, () => setFailed(true))
      .finally(() => setPending(false))
  }
  return { standing, pending, failed, change }
}

function Switch({ standing, pending, failed, change }: Phone & { standing: Standing }) {
  const says = failed ? push.failed : { on: push.on, off: '', denied: push.denied, unsupported: push.unsupported, home: push.home }[standing]
  return (
    <section className={css.phone}>
      {standing === 'off' && (
        <>
          <Button kind="plain" pending={pending} onClick={() => change(turnOn)}>
            {failed ? push.again : push.label}
          </Button>
          {!failed && <p>{push.text}</p>}
        </>
      )}
      {says && <p>{says}</p>}
      {standing === 'on' && (
        <Button kind="quiet" pending={pending} onClick={() => change(turnOff)}>
          {push.off}
        </Button>
      )}
      <Said words={pending ? '' : says} />
    </section>
  )
}
