import { SegmentedControl, Skeleton } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { LedgerView } from '../../shared/history.ts'
import { asRefused, get } from '../api/ask.ts'
import { Refusal } from '../ui/staff/refusal.tsx'
import { useTitle } from '../ui/staff/use-title.ts'
import { history as words } from '../words/history.ts'
import { Day, named, Pick, useOffers } from './filter-fields.tsx'
import { writeFilter } from './filters.ts'
import ledgerStyles from './ledger.module.css'
import pageStyles from './page.module.css'
import { BarChart, OutcomesChart } from './ledger-chart.tsx'
import { type Grouping, groupings, groups as groupsOf, type Measure, measures } from './ledger-groups.ts'
import { EveryRow, LedgerTable } from './ledger-table.tsx'
import { useFilter } from './use-filter.ts'

const measureWords: { [M in Measure]: string } = { people: words.people, visits: words.visits, minutes: words.minutesOfHelp }

/** All help given, counted: charts, and the tables that say the same. */
export default function LedgerPage({ shop }: { shop: string }) {
  useTitle(words.ledger, shop)
  const { filter, change } = useFilter()
  const { bar, topic, from, to } = filter
  const search = writeFilter({ bar, topic, from, to }).toString()
  const asked = useQuery({
    queryKey: ['ledger', search],
    queryFn: ({ signal }) => get<LedgerView>(`/history/ledger${search && `?${search}`}`, { signal }),
    placeholderData: keepPreviousData,
  })
  const offers = useOffers()
  return (
    <div className={pageStyles.page}>
      <div className={pageStyles.head}>
        <h1>{words.ledger}</h1>
        <span className="soft">{words.ledgerLead}</span>
      </div>
      <search className={pageStyles.filters} aria-label={words.filters}>
        <Pick label={words.bar} value={bar} options={named(offers?.bars)} onPick={(value) => change({ bar: value })} />
        <Pick label={words.topic} value={topic} options={named(offers?.topics)} onPick={(value) => change({ topic: value })} />
        <Day label={words.from} value={from} onPick={(value) => change({ from: value })} />
        <Day label={words.to} value={to} onPick={(value) => change({ to: value })} />
      </search>
      <Refusal sentence={asked.error ? asRefused(asked.error).message : null} onAgain={() => void asked.refetch()} />
      {!asked.data && !asked.error && <Skeleton height={420} aria-hidden />}
      {asked.data && (asked.data.rows.length === 0 ? <p className={pageStyles.empty}>{words.ledgerNone}</p> : <Ledger view={asked.data} />)}
    </div>
  )
}

function Ledger({ view }: { view: LedgerView }) {
  const [by, setBy] = useState<Grouping>('month')
  const [measure, setMeasure] = useState<Measure>('visits')
  const groups = useMemo(() => groupsOf(view, by), [view, by])
  const title = words.chart(measureWords[measure], words.groups[by])
  return (
    <>
      <dl className={ledgerStyles.totals}>
        {measures.map((one) => (
          <div key={one}>
            <dt className="soft">{measureWords[one]}</dt>
            <dd className="numbers">{Math.round(view.total[one]).toLocaleString('en-GB')}</dd>
          </div>
        ))}
      </dl>
      <div className={ledgerStyles.switches}>
        <Switch label={words.groupBy} value={by} options={groupings.map((value) => ({ value, label: words.groups[value] }))} onPick={setBy} />
        <Switch label={words.measure} value={measure} options={measures.map((value) => ({ value, label: measureWords[value] }))} onPick={setMeasure} />
      </div>
      <div className={pageStyles.columns}>
        <BarChart title={title} groups={groups} measure={measure} />
        <OutcomesChart title={words.outcomesChart(words.groups[by])} groups={groups} />
      </div>
      <LedgerTable title={`${words.ledger}: ${words.groups[by]}`} groups={groups} total={view.total} by={by} />
      {by !== 'month' && <p className="soft">{words.peopleNote}</p>}
      <EveryRow rows={view.rows} />
    </>
  )
}

function Switch<T extends string>({
  label,
  value,
  options,
  onPick,
}: {
  label: string
  value: T
  options: { value: T; label: string }[]
  onPick: (value: T) => void
}) {
  return (
    <div className={ledgerStyles.switch}>
      <span className="soft">{label}</span>
      <SegmentedControl size="sm" aria-label={label} value={value} onChange={(next) => onPick(next as T)} data={options} />
    </div>
  )
}
