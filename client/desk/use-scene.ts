import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import type { BarView, TopicView } from '../../shared/bars.ts'
import { get } from '../api/ask.ts'
import type { DeskScene } from './desk-context.ts'
import { Drafts } from './drafts.ts'
import type { Deed } from './shortcuts.ts'

const noBars: BarView[] = []
const noTopics: TopicView[] = []

/** The drafts of whoever is at this machine; those that are too old go when the desk is opened. */
export const useDrafts = (owner: string): Drafts =>
  useMemo(() => {
    const kept = new Drafts(window.localStorage, owner)
    kept.sweep()
    return kept
  }, [owner])

/** All places, as everybody may know them. */
export const useBars = (): readonly BarView[] =>
  useQuery({ queryKey: ['bars'], queryFn: ({ signal }) => get<BarView[]>('/bars', { signal }), staleTime: 5 * 60_000 }).data ?? noBars

type Parts = Omit<DeskScene, 'place' | 'topics' | 'needs' | 'printed' | 'deeds' | 'inHand'> & { keysOn: boolean }

/** The same object until something in it changes: every row of the line looks at it. */
export function useScene(parts: Parts): DeskScene {
  const { me, bar, bars, desk, drafts, keys, keysOn, sending, unsent, saves, curtain, switchCurtain, perform, mayTakeBack, offer, ask } = parts
  const place = bars.find(({ id }) => id === bar.id) ?? null
  const offered = place?.topics ?? noTopics
  const topics = useMemo(() => new Map(offered.map((topic) => [topic.id, topic])), [offered])
  const needs = useMemo(() => new Map(offered.map(({ id, skills }) => [id, skills])), [offered])
  const [deeds] = useState(() => new Map<Deed, () => void>())
  const inHand = useRef<string | null>(null)
  return useMemo(() => {
    const printed = (deed: Deed) => {
      const key = keys.keyOf(deed)
      return keysOn || (key && key.length > 1) ? key : null
    }
    const known = { me, bar, bars, place, desk, topics, needs, drafts, keys, printed }
    return { ...known, sending, unsent, saves, curtain, switchCurtain, perform, mayTakeBack, offer, ask, deeds, inHand }
  }, [me, bar, bars, place, desk, topics, needs, drafts, keys, keysOn, sending, unsent, saves, curtain, switchCurtain, perform, mayTakeBack, offer, ask, deeds])
}
