import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { StaffLine, StaffTicket } from '../../shared/line.ts'
import { get } from '../api/ask.ts'
import { useOnline } from '../api/use-online.ts'
import { freshFor } from '../live/freshness.ts'
import { useBar } from '../live/use-bar.ts'
import { useNow } from '../ui/staff/use-now.ts'
import { newer, type StaffPicture, withAnswers } from './answered.ts'

export type Line = {
  line: StaffLine | null
  /** Up to when (ISO) the picture is known to be right. */
  at: string | null
  stale: boolean
  refused: { code: string; detail: string } | null
  /** A command's answer, shown before its change arrives. */
  answered: (ticket: StaffTicket) => void
  /** Asks for the whole line anew, e.g. after a refusal. */
  repair: () => void
}

/** While the socket is away the line is asked for this often (ms), so that a network without web sockets still has a desk. */
const pollEvery = 5_000

/** The line of a bar. `active` is false while the session has ended: the last picture then stays and grows old. */
export function useLine(bar: string, active: boolean, onSessionEnded: () => void): Line {
  const live = useBar(active ? bar : null, 'staff')
  const asked = useQuery({
    queryKey: ['line', bar],
    queryFn: ({ signal }) => get<StaffPicture>(`/bars/${bar}/line`, { signal }),
    enabled: active,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: live.stale ? pollEvery : false,
    refetchIntervalInBackground: false,
    retry: false,
  })
  const now = useNow(5_000)
  const online = useOnline()
  const [answers, setAnswers] = useState<StaffTicket[]>([])
  const last = useRef<StaffPicture | null>(null)
  const picture = newer(newer(last.current, asked.data ?? null), live.picture)
  last.current = picture

  useEffect(() => {
    if (picture)
      setAnswers((before) => (before.some(({ version }) => version <= picture.version) ? before.filter(({ version }) => version > picture.version) : before))
  }, [picture])

  const ended = live.refused?.code === 'sign_in_first'
  useEffect(() => {
    if (ended) onSessionEnded()
  }, [ended, onSessionEnded])

  const line = useMemo(() => picture && withAnswers(picture, answers), [picture, answers])
  const answered = useCallback((ticket: StaffTicket) => setAnswers((before) => [...before, ticket]), [])
  const { refetch } = asked
  const repair = useCallback(() => void refetch(), [refetch])
  const askedIsOld = !online || asked.isError || now - asked.dataUpdatedAt > freshFor
  return { line, at: picture?.at ?? null, stale: live.stale && askedIsOld, refused: live.refused, answered, repair }
}
