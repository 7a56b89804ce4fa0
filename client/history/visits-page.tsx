import { Skeleton } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { states } from '../../shared/line.ts'
import { outcomes } from '../../shared/outcomes.ts'
import type { VisitsPage as Page } from '../../shared/history.ts'
import { asRefused, get } from '../api/ask.ts'
import { Act } from '../ui/staff/act.tsx'
import { Refusal } from '../ui/staff/refusal.tsx'
import { useTitle } from '../ui/staff/use-title.ts'
import { history as words, outcomeWords, stateWords } from '../words/history.ts'
import { Day, named, Pick, useOffers, Words } from './filter-fields.tsx'
import { isFiltered, type VisitFilter, writeFilter } from './filters.ts'
import styles from './page.module.css'
import { useFilter } from './use-filter.ts'
import { VisitsTable } from './visits-table.tsx'

/** All visits of the supervisor's bars, newest first. */
export default function VisitsPage({ shop }: { shop: string }) {
  useTitle(words.title, shop)
  const { filter, change, retouch, clear } = useFilter()
  const search = writeFilter(filter).toString()
  const pages = useInfiniteQuery({
    queryKey: ['visits', search],
    queryFn: ({ signal, pageParam }) =>
      get<Page>(`/history/visits?${search}${pageParam ? `${search ? '&' : ''}after=${encodeURIComponent(pageParam)}` : ''}`, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
  const visits = pages.data?.pages.flatMap((page) => page.visits)
  const filtered = isFiltered(filter)

  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{words.title}</h1>
        <a className="link" href={`/api/history/visits.csv${search && `?${search}`}`} download>
          {words.csv}
        </a>
      </div>
      <Filters filter={filter} change={change} retouch={retouch} />
      <div className={styles.summary}>
        <p role="status">{visits && words.shown(visits.length, !pages.hasNextPage)}</p>
        {filtered && (
          <button type="button" className="text-button" onClick={clear}>
            {words.clear}
          </button>
        )}
      </div>
      <Refusal sentence={pages.error ? asRefused(pages.error).message : null} onAgain={() => void pages.refetch()} />
      {!visits && !pages.error && <TableSkeleton />}
      {visits?.length === 0 && <p className={styles.empty}>{filtered ? words.none : words.noneAtAll}</p>}
      {visits && visits.length > 0 && <VisitsTable visits={visits} search={search} busy={pages.isPlaceholderData} />}
      {pages.hasNextPage && (
        <Act variant="default" className={styles.more} doing={pages.isFetchingNextPage ? words.loadingMore : null} onClick={() => void pages.fetchNextPage()}>
          {words.more}
        </Act>
      )}
    </div>
  )
}

type FiltersProps = { filter: VisitFilter; change: (part: Partial<VisitFilter>) => void; retouch: (part: Partial<VisitFilter>) => void }

function Filters({ filter, change, retouch }: FiltersProps) {
  const offers = useOffers()
  const type = useCallback((q: string) => retouch({ q }), [retouch])
  return (
    <search className={styles.filters} aria-label={words.filters}>
      <div className={styles.wide}>
        <Words value={filter.q} onType={type} />
      </div>
      <Pick label={words.bar} value={filter.bar} options={named(offers?.bars)} onPick={(bar) => change({ bar })} />
      <Pick label={words.specialist} value={filter.specialist} options={named(offers?.specialists)} onPick={(specialist) => change({ specialist })} />
      <Pick label={words.topic} value={filter.topic} options={named(offers?.topics)} onPick={(topic) => change({ topic })} />
      <Pick
        label={words.outcome}
        value={filter.outcome}
        options={outcomes.map((value) => ({ value, label: outcomeWords[value] }))}
        onPick={(outcome) => change({ outcome: outcome as VisitFilter['outcome'] })}
      />
      <Pick
        label={words.state}
        value={filter.state}
        options={states.map((value) => ({ value, label: stateWords[value] }))}
        onPick={(state) => change({ state: state as VisitFilter['state'] })}
      />
      <Day label={words.from} value={filter.from} onPick={(from) => change({ from })} />
      <Day label={words.to} value={filter.to} onPick={(to) => change({ to })} />
    </search>
  )
}

function TableSkeleton() {
  return (
    <div aria-hidden className={styles.skeleton}>
      {Array.from({ length: 12 }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing but the index tells grey bars apart
        <Skeleton key={at} height={18} my={13} />
      ))}
    </div>
  )
}
