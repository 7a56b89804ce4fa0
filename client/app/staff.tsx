import { QueryCache, QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { ShopView } from '../../shared/bars.ts'
import { asRefused, get, Refused } from '../api/ask.ts'
import { me as whoAmI } from '../auth/api.ts'
import { Session } from '../auth/session.tsx'
import { Failed } from '../ui/staff/failed.tsx'
import { StaffLook } from '../ui/staff/look.tsx'
import { auth } from '../words/auth.ts'
import { StaffFrame } from './staff-frame.tsx'
import { StaffRoutes } from './staff-routes.tsx'

const sessionEnded = (error: unknown) => error instanceof Refused && error.code === 'sign_in_first'
/** Stands in until the shop has said its own. */
const noAccent = '#3b5b7a'

function newQueries(onSessionEnded: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error) => sessionEnded(error) && onSessionEnded() }),
    defaultOptions: { queries: { staleTime: 10_000, retry: (failures, error) => failures < 2 && asRefused(error).worthRetrying } },
  })
}

/** Everything that staff see; loaded only at their addresses. */
export default function StaffPages() {
  const [expired, setExpired] = useState(false)
  const onExpired = useCallback(() => setExpired(true), [])
  const onRenewed = useCallback(() => setExpired(false), [])
  const [queries] = useState(() => newQueries(onExpired))
  return (
    <QueryClientProvider client={queries}>
      <Opened expired={expired} onExpired={onExpired} onRenewed={onRenewed} />
    </QueryClientProvider>
  )
}

function Opened({ expired, onExpired, onRenewed }: { expired: boolean; onExpired: () => void; onRenewed: () => void }) {
  const shop = useQuery({ queryKey: ['shop'], queryFn: ({ signal }) => get<ShopView>('/shop', { signal }), staleTime: Number.POSITIVE_INFINITY, meta: { public: true } })
  const first = useQuery({ queryKey: ['first-me'], queryFn: ({ signal }) => whoAmI(signal), staleTime: Number.POSITIVE_INFINITY, meta: { public: true } })
  const failed = shop.error ?? first.error
  const again = () => void Promise.all([shop.refetch(), first.refetch()])

  return (
    <StaffLook accent={shop.data?.accent ?? noAccent}>
      {shop.data && first.data !== undefined ? (
        <Session shop={shop.data} first={first.data} expired={expired} onRenewed={onRenewed}>
          {(me, end) => (
            <StaffFrame shop={shop.data} me={me} onSignedOut={end}>
              <StaffRoutes me={me} shop={shop.data} onSessionEnded={onExpired} expired={expired} />
            </StaffFrame>
          )}
        </Session>
      ) : (
        failed && <Failed title={auth.failedTitle} sentence={asRefused(failed).message} again={auth.again} onAgain={again} />
      )}
    </StaffLook>
  )
}
