import { Pair } from '../screens/pair.tsx'
import { CustomerFrame } from './customer-frame.tsx'

export default function PairPage() {
  return (
    <CustomerFrame>
      <Pair />
    </CustomerFrame>
  )
}
