import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { StaffMe } from '../../shared/auth.ts'
import type { BarView, TopicView } from '../../shared/bars.ts'
import type { StaffDesk, StaffTicket } from '../../shared/line.ts'
import { get } from '../api/ask.ts'
import type { DeskBar, DeskScene } from './desk-context.ts'
import { Drafts } from './drafts.ts'
import type { Sending } from './sending.ts'
import type { Deed } from './shortcuts.ts'

const noTopics: TopicView[] = []

/** The drafts of whoever is at this machine; those that are too old go when the desk is opened. */
export const useDrafts = (owner: string): Drafts =>
  useMemo(() => {
    const kept = new Drafts(window.localStorage, owner)
    kept.sweep()
    return kept
  }, [owner])

type Parts = {
  me: StaffMe
  bar: DeskBar
  desk: StaffDesk | null
  drafts: Drafts
  keysOn: boolean
  sending: Sending
  perform: DeskScene['perform']
  onVouch: (ticket: StaffTicket) => void
}

/** The same object until something in it changes: every row of the line looks at it. */
export function useScene({ me, bar, desk, drafts, keysOn, sending, perform, onVouch }: Parts): DeskScene {
  const bars = useQuery({ queryKey: ['bars'], queryFn: ({ signal }) => get<BarView[]>('/bars', { signal }), staleTime: 5 * 60_000 })
  const offered = bars.data?.find(({ id }) => id === bar.id)?.topics ?? noTopics
  const topics = useMemo(() => new Map(offered.map((topic) => [topic.id, topic])), [offered])
  const needs = useMemo(() => new Map(offered.map(({ id, skills }) => [id, skills])), [offered])
  const [deeds] = useState(() => new Map<Deed, () => void>())
  return useMemo(
    () => ({ me, bar, desk, topics, needs, drafts, keysOn, sending, deeds, perform, askToVouch: onVouch }),
    [me, bar, desk, topics, needs, drafts, keysOn, sending, deeds, perform, onVouch],
  )
}
