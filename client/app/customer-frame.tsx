import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Frame } from '../ui/page.tsx'
import { common } from '../words/common.ts'
import { useShop } from './shop.tsx'

/** Head and foot of every page that a customer sees; `notMe` where there is somebody to forget. */
export function CustomerFrame({ notMe, children }: { notMe?: () => void; children: ReactNode }) {
  const { data: shop } = useShop()
  return (
    <Frame
      name={shop?.name ?? ''}
      logo={shop?.logo ?? null}
      skip={common.skip}
      foot={
        <>
          {notMe && (
            <button type="button" onClick={notMe}>
              {common.notMe}
            </button>
          )}
          <Link to="/staff">{common.staff}</Link>
          {shop?.demo && <Link to="/outbox">{common.mails}</Link>}
        </>
      }
    >
      {children}
    </Frame>
  )
}
