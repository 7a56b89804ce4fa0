import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useParams } from 'react-router'
import type { VisitView } from '../../shared/history.ts'
import { asRefused, get } from '../api/ask.ts'
import { Failed } from '../ui/staff/failed.tsx'
import { useTitle } from '../ui/staff/use-title.ts'
import { dayAndClock } from '../ui/staff/when.ts'
import { auth } from '../words/auth.ts'
import { history as words } from '../words/history.ts'
import { Fact } from './fact.tsx'
import pageStyles from './page.module.css'
import visitStyles from './visit.module.css'
import { VisitDevices } from './visit-devices.tsx'
import { VisitEvents } from './visit-events.tsx'
import { VisitHelp } from './visit-help.tsx'
import { VisitMessages } from './visit-messages.tsx'
import { VisitPromises } from './visit-promises.tsx'
import { endOf } from './visits-table.tsx'

/** One visit: who came, what was done and said, and everything that happened, by the bar's own clock. */
export default function VisitPage({ shop }: { shop: string }) {
  const { ticket } = useParams()
  const { state } = useLocation() as { state: { search?: string } | null }
  const asked = useQuery({
    queryKey: ['visit', ticket],
    queryFn: ({ signal }) => get<VisitView>(`/history/visits/${encodeURIComponent(ticket ?? '')}`, { signal }),
  })
  const visit = asked.data
  useTitle(visit ? `${visit.code}, ${visit.name}` : words.visit, shop)

  return (
    <div className={pageStyles.page}>
      <Link className="link" to={{ pathname: '/history', search: state?.search ?? '' }}>
        {words.back}
      </Link>
      {asked.error && !visit && (
        <Failed title={auth.failedTitle} sentence={asRefused(asked.error).message} again={auth.again} onAgain={() => void asked.refetch()} />
      )}
      {!visit && !asked.error && (
        <div aria-hidden>
          <Skeleton height={32} width="50%" my={16} />
          <Skeleton height={240} />
        </div>
      )}
      {visit && <Visit visit={visit} />}
    </div>
  )
}

function Visit({ visit }: { visit: VisitView }) {
  return (
    <>
      <div className={pageStyles.head}>
        <h1>
          <span className="code">{visit.code}</span> {visit.name}
        </h1>
        <span className={pageStyles.marks}>
          {visit.enteredLater && <span className="mark">{words.enteredLater}</span>}
          <span className="mark">{endOf(visit)}</span>
        </span>
      </div>
      <div className={pageStyles.columns}>
        <div className={pageStyles.stack}>
          <Facts visit={visit} />
          <VisitDevices devices={visit.devices} zone={visit.zone} />
          <VisitHelp sessions={visit.sessions} zone={visit.zone} />
        </div>
        <div className={pageStyles.stack}>
          <VisitEvents visit={visit} />
          <VisitPromises promises={visit.promises} zone={visit.zone} />
          <VisitMessages messages={visit.messages} zone={visit.zone} />
        </div>
      </div>
    </>
  )
}

function Facts({ visit }: { visit: VisitView }) {
  const { zone } = visit
  const proof = [words.proofs[visit.proof] ?? visit.proof, visit.vouchedBecause && `“${visit.vouchedBecause}”`].filter(Boolean).join(': ')
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{words.facts}</h2>
      <dl className={visitStyles.facts}>
        <Fact name={words.bar}>{visit.bar}</Fact>
        <Fact name={words.topic}>{visit.topic}</Fact>
        {visit.about && <Fact name={words.about}>{visit.about}</Fact>}
        <Fact name={words.came}>{dayAndClock(visit.joinedAt, zone)}</Fact>
        {visit.bookedFor && <Fact name={words.bookedFor}>{dayAndClock(visit.bookedFor, zone)}</Fact>}
        {visit.endedAt && <Fact name={words.ended}>{dayAndClock(visit.endedAt, zone)}</Fact>}
        <Fact name={words.contact}>{visit.contact ?? words.noContact}</Fact>
        <Fact name={words.proof}>{proof}</Fact>
      </dl>
    </section>
  )
}
