import { useQuery } from '@tanstack/react-query'
import type { FailedMessage } from '../../shared/push.ts'
import { get } from './ask.ts'

const none: FailedMessage[] = []

/** Messages of a bar that did not arrive, the newest first; staff only, looked at once a minute while `active`. */
export const useFailedMessages = (bar: string, active = true): FailedMessage[] =>
  useQuery({
    queryKey: ['failed', bar],
    queryFn: ({ signal }) => get<FailedMessage[]>(`/bars/${bar}/messages/failed`, { signal }),
    enabled: active,
    refetchInterval: 60_000,
  }).data ?? none
