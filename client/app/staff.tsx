import { QueryCache, QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { StaffMe } from '../../shared/auth.ts'
import type { ShopView } from '../../shared/bars.ts'
import { asRefused, Refused } from '../api/ask.ts'
import { me as whoAmI } from '../auth/api.ts'
import { Session } from '../auth/session.tsx'
import { Failed } from '../ui/staff/failed.tsx'
import { StaffLook } from '../ui/staff/look.tsx'
import { defaultAccent } from '../ui/theme.ts'
import { auth } from '../words/auth.ts'
import { useShop } from './shop.tsx'
import { StaffFrame } from './staff-frame.tsx'
import { StaffRoutes } from './staff-routes.tsx'

const sessionEnded = (error: unknown) => error instanceof Refused && error.code === 'sign_in_first'

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
  const shop = useShop()
  const first = useQuery({ queryKey: ['first-me'], queryFn: ({ signal }) => whoAmI(signal), staleTime: Number.POSITIVE_INFINITY, meta: { public: true } })
  const refused = shop.data ? first.error && asRefused(first.error) : shop.refused
  const again = () => {
    shop.again()
    void first.refetch()
  }

  return (
    <StaffLook accent={shop.data?.accent ?? defaultAccent}>
      {shop.data && first.data !== undefined ? (
        <Session shop={shop.data} first={first.data} expired={expired} onRenewed={onRenewed}>
          {(me, end, enter) => <Inside me={me} end={end} enter={enter} shop={shop.data} expired={expired} onExpired={onExpired} />}
        </Session>
      ) : (
        refused && <Failed title={auth.failedTitle} sentence={refused.message} again={auth.again} onAgain={again} />
      )}
    </StaffLook>
  )
}

type InsideProps = { me: StaffMe; end: () => void; enter: (me: StaffMe) => void; shop: ShopView | null; expired: boolean; onExpired: () => void }

function Inside({ me, end, enter, shop, expired, onExpired }: InsideProps) {
  if (!shop) return null
  return (
    <StaffFrame shop={shop} me={me} onSignedOut={end} onChanged={enter}>
      <StaffRoutes me={me} shop={shop} onSessionEnded={onExpired} expired={expired} />
    </StaffFrame>
  )
}
