import { useQuery } from '@tanstack/react-query'
import type { DeviceView } from '../../../shared/devices.ts'
import { get } from '../../api/ask.ts'
import { devicesKey } from '../queries.ts'

/** What was brought for a visit, or, without a ticket, everything that lies in the house, the oldest first. */
export function useDevices(bar: string, ticket?: string) {
  return useQuery({
    queryKey: devicesKey(bar, ticket ?? 'house'),
    queryFn: ({ signal }) => get<DeviceView[]>(`/bars/${bar}/${ticket ? `tickets/${ticket}/` : ''}devices`, { signal }),
    staleTime: 15_000,
  })
}
