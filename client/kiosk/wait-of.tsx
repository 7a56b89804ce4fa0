import type { KioskPlace } from '../../shared/screens.ts'
import { kiosk } from '../words/kiosk.ts'
import { clocks, waitSaid } from '../words/wait.ts'

/** How many come before, and what was told about the wait, also in clock times: whoever has no phone has a watch or the store's clock. */
export function WaitOf({ place: { ahead, told }, zone }: { place: KioskPlace; zone: string }) {
  const at = told && clocks(told, told.at, zone)
  return (
    <div>
      <p>{kiosk.slip.ahead(ahead)}</p>
      <p>{told && at ? kiosk.slip.wait(waitSaid(told), at.from, at.to) : kiosk.slip.waitUnknown}</p>
    </div>
  )
}
