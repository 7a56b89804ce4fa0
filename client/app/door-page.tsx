import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { BarView } from '../../shared/bars.ts'
import { useAsk } from '../api/use-ask.ts'
import { Door } from '../door/door.tsx'
import { Away } from './away.tsx'
import { CustomerFrame } from './customer-frame.tsx'
import { useShop } from './shop.tsx'
import { codesOf } from './living.ts'
import { useMe } from './use-me.ts'

export default function DoorPage() {
  const shop = useShop()
  const me = useMe()
  const bars = useAsk<BarView[]>('/bars')
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const [visitor, setVisitor] = useState(1)
  const failed = (!shop.data && shop.refused) || (!me.data && me.refused) || (!bars.data && bars.refused) || null

  const again = () => {
    shop.again()
    me.again()
    bars.again()
  }
  const notMe = async () => {
    if (!(await me.notMe())) return
    setVisitor((before) => before + 1)
    navigate('/', { replace: true })
  }
  // The start says it beside the welcome.
  const inFoot = me.data?.known && search.has('step')
  if (failed?.code === 'unreachable') return <Away again={again} />
  return (
    <CustomerFrame {...(inFoot && { notMe })} codes={codesOf(me.data?.tickets ?? [])}>
      <Door key={visitor} shop={shop.data} me={me.data} bars={bars.data} failed={failed} again={again} refresh={bars.again} setMe={me.set} notMe={notMe} />
    </CustomerFrame>
  )
}
