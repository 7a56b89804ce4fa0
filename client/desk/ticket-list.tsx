import { Skeleton } from '@mantine/core'
import { useCallback, useState } from 'react'
import type { StaffTicket } from '../../shared/line.ts'
import styles from './list.module.css'
import type { Offer } from './deeds.ts'
import { TicketRow } from './ticket-row.tsx'
import type { RegionName } from './regions.ts'
import { useRoving } from './use-roving.ts'

type Props = {
  name: RegionName
  tickets: StaffTicket[]
  /** What a row offers without being opened, the most likely first. */
  offers: (ticket: StaffTicket) => Offer | null
  empty: string
  numbered?: boolean
}

/** A list of people: arrow keys move in it, Enter opens a row. */
export function TicketList({ name, tickets, offers, empty, numbered = false }: Props) {
  const roving = useRoving(tickets.map(({ id }) => id))
  const [opened, setOpened] = useState<string | null>(null)
  const open = useCallback((id: string) => setOpened((before) => (before === id ? null : id)), [])
  if (tickets.length === 0) return <p className={`soft ${styles.empty}`}>{empty}</p>
  return (
    <ol className={styles.list} onKeyDown={roving.onKeyDown}>
      {tickets.map((ticket, at) => (
        <TicketRow
          key={ticket.id}
          ticket={ticket}
          spot={name}
          position={numbered ? at + 1 : null}
          offer={offers(ticket)}
          current={roving.current === ticket.id}
          opened={opened === ticket.id}
          onChoose={roving.choose}
          onOpen={open}
        />
      ))}
    </ol>
  )
}

/** As high as the rows that will stand here. */
export function ListSkeleton({ rows }: { rows: number }) {
  return (
    <div className={styles.list} aria-hidden>
      {Array.from({ length: rows }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing but the index tells grey bars apart
        <div key={at} className={styles.skeletonRow}>
          <Skeleton height={14} width="35%" />
          <Skeleton height={12} width="60%" />
        </div>
      ))}
    </div>
  )
}
