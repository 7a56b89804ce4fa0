import { Loader, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import type { Found } from '../../../shared/queue.ts'
import { asRefused, get } from '../../api/ask.ts'
import { Refusal } from '../../ui/staff/refusal.tsx'
import { dayOf } from '../../ui/staff/when.ts'
import { desk as words } from '../../words/desk.ts'
import { stateWords } from '../../words/history.ts'
import styles from './dialogs.module.css'
import { useDesk } from '../desk-context.ts'

type Props = { onTake: (found: Found, typed: string) => void; onNew: (typed: string) => void }

/** Searches while one types (a combobox after the ARIA pattern). The last choice is always "somebody new". */
export function Find({ onTake, onNew }: Props) {
  const { bar } = useDesk()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const q = typed.trim()
  const [asked] = useDebouncedValue(q, 120)
  const search = useQuery({
    queryKey: ['find', bar.id, asked],
    queryFn: ({ signal }) => get<Found[]>(`/bars/${bar.id}/find?q=${encodeURIComponent(asked)}`, { signal }),
    enabled: asked.length > 0,
    placeholderData: keepPreviousData,
  })
  const found = q === '' ? [] : (search.data ?? [])
  const busy = q !== '' && (search.isFetching || asked !== q)
  const last = found.length
  const at = Math.min(chosen, last)

  const take = (index: number) => {
    const one = found[index]
    if (one) onTake(one, q)
    else onNew(q)
  }
  const keys = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setChosen((at + step + last + 1) % (last + 1))
    else if (event.key === 'Enter') take(at)
    else return
    event.preventDefault()
  }
  const option = (index: number) => ({
    id: `find-${index}`,
    role: 'option' as const,
    'aria-selected': at === index,
    className: styles.option,
    onMouseDown: (event: { preventDefault: () => void }) => event.preventDefault(),
    onClick: () => take(index),
  })

  return (
    <div className={styles.find}>
      <TextInput
        data-autofocus
        label={words.findField}
        description={words.findHelp}
        role="combobox"
        aria-expanded
        aria-controls="find-list"
        aria-activedescendant={`find-${at}`}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setChosen(0)
        }}
        onKeyDown={keys}
        rightSection={busy ? <Loader size={16} aria-hidden /> : null}
      />
      <Refusal sentence={search.error ? asRefused(search.error).message : null} onAgain={() => void search.refetch()} />
      <p role="status" className="hidden-text">
        {q !== '' && (busy ? words.finding : words.found(found.length))}
      </p>
      <div id="find-list" role="listbox" aria-label={words.findTitle} className={styles.options}>
        {found.map((one, index) => (
          <FoundOption key={one.ticketId ?? one.customerId ?? index} found={one} zone={bar.zone} option={option(index)} />
        ))}
        <div {...option(last)}>
          <strong>{q === '' ? words.somebodyNewBare : words.somebodyNew(q)}</strong>
        </div>
      </div>
    </div>
  )
}

type OptionProps = {
  id: string
  role: 'option'
  'aria-selected': boolean
  className: string | undefined
  onMouseDown: (event: { preventDefault: () => void }) => void
  onClick: () => void
}

function FoundOption({ found, zone, option }: { found: Found; zone: string; option: OptionProps }) {
  return (
    <div {...option}>
      {found.code && <span className="code">{found.code}</span>}
      <strong>{found.name}</strong>
      {found.state && <span className="mark">{stateWords[found.state]}</span>}
      {found.orderKnown && <span className="mark">{words.orderKnown}</span>}
      <span className="soft">
        {found.contact} {!found.state && !found.orderKnown && (found.lastVisit ? words.lastHere(dayOf(found.lastVisit, zone)) : words.neverHere)}
      </span>
    </div>
  )
}
