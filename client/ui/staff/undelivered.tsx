import { useState } from 'react'
import type { FailedMessage } from '../../../shared/push.ts'
import { messages as words } from '../../words/messages.ts'
import { Dialog } from './dialog.tsx'
import styles from './undelivered.module.css'
import { dayAndClock } from './when.ts'

type Props = { messages: readonly FailedMessage[]; zone: string }

/** A quiet mark that messages did not arrive, and whom they were for: these people wait for something that they do not know of. */
export function Undelivered({ messages, zone }: Props) {
  const [open, setOpen] = useState(false)
  if (messages.length === 0 && !open) return null
  return (
    <>
      <button type="button" className={`mark warn ${styles.mark}`} onClick={() => setOpen(true)}>
        {words.notArrived(messages.length)}
      </button>
      {open && (
        <Dialog title={words.notArrivedTitle} onClose={() => setOpen(false)} closeWords={words.close} size="lg">
          <p>{messages.length === 0 ? words.allArrived : words.notArrivedLead}</p>
          <ul className={styles.list}>
            {messages.map((message) => (
              <li key={message.id}>
                <a className="code link" href={`/history/${message.ticket}`} target="_blank" rel="noreferrer">
                  {message.code}
                </a>{' '}
                <strong>{message.name}</strong> <span>{words.kinds[message.kind] ?? message.kind}</span>{' '}
                <span className="soft numbers">{dayAndClock(message.at, zone)}</span>
                <br />
                <span className="soft">
                  {words.channels[message.channel]}: {message.over ? words.givenUp[message.why] : words.whys[message.why]}
                </span>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  )
}
