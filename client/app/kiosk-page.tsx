import { Kiosk } from '../kiosk/kiosk.tsx'
import { useShop } from './shop.tsx'

export default function KioskPage() {
  return <Kiosk shop={useShop().data} />
}
