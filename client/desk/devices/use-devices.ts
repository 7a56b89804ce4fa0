import { useQuery } from '@tanstack/react-query'
import type { DeviceView, InHouse } from '../../../shared/devices.ts'
import { get } from '../../api/ask.ts'
import { devicesKey } from '../queries.ts'

/** Where the claim slip of a visit is printed. */
export const slipOf = (barSlug: string, ticket: string): string => `/slip/${barSlug}/${ticket}`

/** What was brought for a visit. */
export function useDevices(bar: string, ticket: string) {
  return useQuery({
    queryKey: devicesKey(bar, ticket),
    queryFn: ({ signal }) => get<DeviceView[]>(`/bars/${bar}/tickets/${ticket}/devices`, { signal }),
    staleTime: 15_000,
  })
}

/** Everything that lies in the house, the oldest first. */
export function useInHouse(bar: string) {
  return useQuery({
    queryKey: devicesKey(bar, 'house'),
    queryFn: ({ signal }) => get<InHouse>(`/bars/${bar}/devices`, { signal }),
    staleTime: 15_000,
  })
}
