import { NativeSelect } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { StaffMe } from '../../shared/auth.ts'
import type { ScreenRow } from '../../shared/screens.ts'
import { asRefused, get } from '../api/ask.ts'
import { useServerNow } from '../api/use-server-now.ts'
import { Refusal } from '../ui/staff/refusal.tsx'
import { useTitle } from '../ui/staff/use-title.ts'
import { clock, dayAndClock, minutesSince, span } from '../ui/staff/when.ts'
import { screens } from '../words/screens.ts'
import { AddScreen } from './add-screen.tsx'
import { RemoveScreen } from './remove-screen.tsx'
import css from './screens.module.css'

type Bar = StaffMe['bars'][number]

/** The tablets and televisions of a bar: which there are, when each was seen last, and a code for a new one. */
export default function ScreensPage({ me, shop }: { me: StaffMe; shop: string }) {
  useTitle(screens.title, shop)
  const [slug, setSlug] = useState(me.bars[0]?.slug ?? '')
  const bar = me.bars.find((one) => one.slug === slug)
  return (
    <div className={css.page}>
      <div className={css.head}>
        <h1>{screens.title}</h1>
        <span className="soft">{screens.lead}</span>
      </div>
      {me.bars.length > 1 && (
        <NativeSelect
          className={css.pick}
          label={screens.bar}
          value={slug}
          data={me.bars.map(({ slug, name }) => ({ value: slug, label: name }))}
          onChange={(event) => setSlug(event.currentTarget.value)}
        />
      )}
      {bar && <OfBar key={bar.id} bar={bar} />}
    </div>
  )
}

function OfBar({ bar }: { bar: Bar }) {
  const queries = useQueryClient()
  const queryKey = ['screens', bar.id]
  const asked = useQuery({ queryKey, queryFn: ({ signal }) => get<ScreenRow[]>(`/bars/${bar.id}/screens`, { signal }), refetchInterval: 15_000 })
  const [removing, setRemoving] = useState<ScreenRow | null>(null)
  return (
    <>
      <Refusal sentence={asked.error ? asRefused(asked.error).message : null} onAgain={() => void asked.refetch()} />
      {asked.data?.length === 0 && <p className="soft">{screens.none}</p>}
      {asked.data && asked.data.length > 0 && <List rows={asked.data} zone={bar.zone} remove={setRemoving} />}
      <AddScreen bar={bar} made={() => void asked.refetch()} />
      <section aria-labelledby="links">
        <h2 id="links" className={css.h2}>
          {screens.links}
        </h2>
        <p className={css.links}>
          <Link className="link" to={`/poster/${bar.slug}`}>
            {screens.toPoster}
          </Link>
          {/* Its own page, without the frame of the staff's. */}
          <a className="link" href={`/board/${bar.slug}`}>
            {screens.toBoard}
          </a>
        </p>
      </section>
      {removing && (
        <RemoveScreen
          bar={bar.id}
          screen={removing}
          close={() => setRemoving(null)}
          removed={(rows) => {
            setRemoving(null)
            queries.setQueryData(queryKey, rows)
          }}
        />
      )}
    </>
  )
}

function List({ rows, zone, remove }: { rows: ScreenRow[]; zone: string; remove: (row: ScreenRow) => void }) {
  const now = useServerNow(10_000)
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{screens.columns.name}</th>
          <th scope="col">{screens.columns.kind}</th>
          <th scope="col">{screens.columns.seen}</th>
          <th scope="col">{screens.columns.remove}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.name}</th>
            <td>{screens.kinds[row.kind].name}</td>
            <td className="numbers">{seen(row, zone, now)}</td>
            <td>
              <button type="button" className="text-button" aria-label={screens.removeOf(row.name)} onClick={() => remove(row)}>
                {screens.remove}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function seen({ seenAt, codeUntil }: ScreenRow, zone: string, now: number): string {
  if (!seenAt) return codeUntil ? screens.codeUntil(clock(codeUntil, zone)) : screens.codeOver
  const minutes = minutesSince(seenAt, now)
  // It is noted once a minute, and a tablet asks four times in one.
  if (minutes <= 2) return screens.now
  return minutes < 24 * 60 ? screens.ago(span(minutes)) : dayAndClock(seenAt, zone)
}
