import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { HistoryFilters } from '../../shared/history.ts'
import { get } from '../api/ask.ts'
import { history as words } from '../words/history.ts'

type Option = { value: string; label: string }
type PickProps = { label: string; value: string; options: Option[]; onPick: (value: string) => void }

/** What may be chosen; the same for every page of the history. */
export const useOffers = () =>
  useQuery({ queryKey: ['history-filters'], queryFn: ({ signal }) => get<HistoryFilters>('/history/filters', { signal }), staleTime: 60_000 }).data

export const named = (list: readonly { id: string; name: string }[] | undefined): Option[] => (list ?? []).map(({ id, name }) => ({ value: id, label: name }))

export function Pick({ label, value, options, onPick }: PickProps) {
  return (
    <NativeSelect label={label} value={value} data={[{ value: '', label: words.any }, ...options]} onChange={(event) => onPick(event.currentTarget.value)} />
  )
}

export function Day({ label, value, onPick }: { label: string; value: string; onPick: (value: string) => void }) {
  return <TextInput type="date" label={label} value={value} onChange={(event) => onPick(event.currentTarget.value)} />
}

/** Waits (ms) until typing pauses before it searches. */
const pause = 300

export function Words({ value, onType }: { value: string; onType: (value: string) => void }) {
  const [typed, setTyped] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // The address changed by itself: the way back, "clear all".
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (typed.trim() === value) return
    timer.current = setTimeout(() => onType(typed.trim()), pause)
    return () => clearTimeout(timer.current)
  }, [typed, value, onType])
  // Whoever goes on, to a visit in the list say, is not called back by a search that comes a moment later.
  const searchNow = () => {
    clearTimeout(timer.current)
    if (typed.trim() !== value) onType(typed.trim())
  }
  return (
    <TextInput type="search" label={words.find} maxLength={100} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} onBlur={searchNow} />
  )
}
