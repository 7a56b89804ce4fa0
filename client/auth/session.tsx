import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useState } from 'react'
import type { StaffMe } from '../../shared/auth.ts'
import type { ShopView } from '../../shared/bars.ts'
import { SignInAgain } from './sign-in-again.tsx'
import { SignInPage } from './sign-in-page.tsx'

type Props = {
  shop: ShopView
  /** Who was signed in when the page was opened. */
  first: StaffMe | null
  /** The server said that the session has ended. */
  expired: boolean
  onRenewed: () => void
  /** `enter`: somebody else is at this screen from now on, or the same person with something new. */
  children: (me: StaffMe, end: () => void, enter: (me: StaffMe) => void) => ReactNode
}

/**
 * Who is at this screen. Nobody: the sign-in page, at the same address. A session that ends meanwhile is renewed over the page;
 * somebody else who signs in there gets a page of their own, so that nothing of the one before is left on it.
 */
export function Session({ shop, first, expired, onRenewed, children }: Props) {
  const [me, setMe] = useState(first)
  const queries = useQueryClient()

  const enter = useCallback(
    (next: StaffMe) => {
      if (next.id !== me?.id) queries.removeQueries({ predicate: (query) => query.meta?.public !== true })
      setMe(next)
      onRenewed()
      void queries.invalidateQueries()
    },
    [me?.id, queries, onRenewed],
  )
  const end = useCallback(() => {
    setMe(null)
    onRenewed()
    queries.removeQueries({ predicate: (query) => query.meta?.public !== true })
  }, [queries, onRenewed])

  if (!me) return <SignInPage shop={shop} onSignedIn={enter} />
  return (
    <div key={me.id} className="staff">
      {children(me, end, enter)}
      {expired && <SignInAgain me={me} onSignedIn={enter} />}
    </div>
  )
}
