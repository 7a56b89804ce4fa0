import { Button } from '@mantine/core'
import { useRef } from 'react'
import type { StaffTicket } from '../../../shared/line.ts'
import { questions } from '../../words/desk-questions.ts'
import { useDeeds, useDesk } from '../desk-context.ts'
import styles from './devices.module.css'
import { slipOf, useDevices } from './use-devices.ts'

const words = questions.device

/** Right after something was left: its slip, before the person goes. Nothing where nothing was noted. */
export function PrintSlip({ ticket }: { ticket: StaffTicket }) {
  const { bar } = useDesk()
  const devices = useDevices(bar.id, ticket.id).data ?? []
  return devices.some(({ handedOver }) => !handedOver) ? <Slip ticket={ticket} /> : null
}

function Slip({ ticket }: { ticket: StaffTicket }) {
  const { bar, printed } = useDesk()
  const link = useRef<HTMLAnchorElement>(null)
  const key = printed('printSlip')
  useDeeds({ printSlip: () => link.current?.click() })
  return (
    <div className={styles.left}>
      <p>{words.left(`${ticket.code}, ${ticket.name}`)}</p>
      <Button
        ref={link}
        component="a"
        variant="default"
        href={slipOf(bar.slug, ticket.id)}
        target="_blank"
        rel="noreferrer"
        aria-keyshortcuts={key ?? undefined}
        rightSection={
          key && (
            <span className="kbd" aria-hidden>
              {key}
            </span>
          )
        }
      >
        {words.printSlip}
      </Button>
    </div>
  )
}
