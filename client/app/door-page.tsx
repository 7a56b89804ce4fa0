import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { BarView } from '../../shared/bars.ts'
import { useAsk } from '../api/use-ask.ts'
import { Door } from '../door/door.tsx'
import { Away } from './away.tsx'
import { CustomerFrame } from './customer-frame.tsx'
import { useShop } from './shop.tsx'
import { useMe } from './use-me.ts'

export default function DoorPage() {
  const shop = useShop()
  const me = useMe()
  const bars = useAsk<BarView[]>('/bars')
  const navigate = useNavigate()
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
  if (failed?.code === 'unreachable') return <Away again={again} />
  return (
    <CustomerFrame {...(me.data?.known && { notMe })}>
      <Door key={visitor} shop={shop.data} me={me.data} bars={bars.data} failed={failed} again={again} refresh={bars.again} setMe={me.set} notMe={notMe} />
    </CustomerFrame>
  )
}
