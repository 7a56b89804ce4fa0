import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { ForgetMe } from '../ui/forget-me.tsx'
import { Frame } from '../ui/page.tsx'
import { common } from '../words/common.ts'
import { useShop } from './shop.tsx'

type Props = {
  /** Where there is somebody to forget. */
  notMe?: () => void
  /** The codes of what they have with us still. */
  codes?: string[]
  children: ReactNode
}

/** Head and foot of every page that a customer sees. */
export function CustomerFrame({ notMe, codes = [], children }: Props) {
  const { data: shop } = useShop()
  return (
    <Frame
      name={shop?.name ?? ''}
      logo={shop?.logo ?? null}
      skip={common.skip}
      foot={
        <>
          {notMe && <ForgetMe {...common.forget} go={common.notMe} codes={codes} act={notMe} />}
          <Link to="/staff">{common.staff}</Link>
          {shop?.demo && <Link to="/outbox">{common.mails}</Link>}
        </>
      }
    >
      {children}
    </Frame>
  )
}
