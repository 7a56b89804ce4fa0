import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { StaffMe } from '../../shared/auth.ts'
import type { BarBehind } from '../../shared/floor.ts'
import type { Picture, StaffDesk, StaffLine, StaffTicket } from '../../shared/line.ts'
import { asRefused, get } from '../api/ask.ts'
import { Refusal } from '../ui/staff/refusal.tsx'
import { useTitle } from '../ui/staff/use-title.ts'
import { clock, dayAndClock } from '../ui/staff/when.ts'
import { floor as words } from '../words/floor.ts'
import { dayOf } from '../words/time.ts'
import { waitsSince } from './counting.ts'
import styles from './print.module.css'

type Bar = StaffMe['bars'][number]
/** Lines left empty for who comes while nothing works. */
const emptyLines = 14

/** The line on paper: who is in it, and room for what is written by hand. No address and no number stands on it: paper lies about. */
export default function PrintPage({ bar, shop }: { bar: Bar; shop: string }) {
  useTitle(words.printTitle(bar.name), shop)
  const asked = useQuery({
    queryKey: ['print', bar.id],
    queryFn: async ({ signal }) => {
      const [picture, behind] = await Promise.all([
        get<Picture<StaffLine>>(`/bars/${bar.id}/line`, { signal }),
        get<BarBehind>(`/bars/${bar.id}/floor`, { signal }),
      ])
      return { picture, behind }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <div className={styles.page}>
      <div className={styles.acts}>
        <Link className="link" to="/floor">
          {words.backToFloor}
        </Link>
        <Button onClick={() => window.print()}>{words.print}</Button>
      </div>
      <Refusal sentence={asked.error ? asRefused(asked.error).message : null} onAgain={() => void asked.refetch()} />
      {!asked.data && !asked.error && <Skeleton height={320} aria-hidden />}
      {asked.data && <Sheet bar={bar} {...asked.data} />}
    </div>
  )
}

function Sheet({ bar, picture, behind }: { bar: Bar; picture: Picture<StaffLine>; behind: BarBehind }) {
  const { line, at } = picture
  const today = dayOf(at, bar.zone)
  const rows = line.tickets.filter(({ state, bookedFor }) => state !== 'booked' || (bookedFor !== null && dayOf(bookedFor, bar.zone) === today))
  const columns = words.printColumns
  return (
    <>
      <h1>{words.printTitle(bar.name)}</h1>
      <p className="numbers">{words.printedAt(dayAndClock(at, bar.zone))}</p>
      <p>{words.printNote}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            {Object.entries(columns).map(([column, name]) => (
              <th key={column} scope="col" className={styles[column]}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((ticket) => (
            <tr key={ticket.id}>
              <th scope="row" className="code">
                {ticket.code}
              </th>
              <td>{ticket.name}</td>
              <td>{behind.topics.find(({ id }) => id === ticket.topicId)?.name ?? words.unknownTopic}</td>
              <td className="numbers">{clock(waitsSince(ticket), bar.zone)}</td>
              <td>{standsAs(ticket, line.desks, bar.zone)}</td>
              <td className={`numbers ${styles.began}`}>{ticket.state === 'helping' && ticket.startedAt ? clock(ticket.startedAt, bar.zone) : null}</td>
              <td className={styles.ended} />
              <td className={styles.who}>
                {ticket.state === 'helping' ? line.desks.find(({ staffId }) => staffId !== null && staffId === ticket.staffId)?.staffName : null}
              </td>
              <td className={styles.notes} />
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{words.newcomers}</h2>
      <div className={styles.empty} aria-hidden>
        {Array.from({ length: emptyLines }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: empty lines have nothing else
          <div key={at} />
        ))}
      </div>
    </>
  )
}

function standsAs({ state, here, bookedFor, deskId }: StaffTicket, desks: StaffDesk[], zone: string): string {
  const { stands } = words
  const desk = desks.find(({ id }) => id === deskId)?.number ?? null
  if (state === 'booked') return stands.booked(bookedFor ? clock(bookedFor, zone) : '')
  if (state === 'waiting') return here ? stands.waitingHere : stands.waitingAway
  if (state === 'called') return stands.called(desk)
  if (state === 'helping') return stands.helping(desk)
  return state === 'held' ? stands.held : stands.missed
}
