import type { BarView } from '../../shared/bars.ts'
import type { KioskPlace } from '../../shared/screens.ts'
import { outlasts } from '../../shared/wait.ts'
import { kiosk } from '../words/kiosk.ts'
import { clock } from '../words/time.ts'
import { clocks, closesForToday, waitSaid } from '../words/wait.ts'

/** How many come before, and what was told about the wait, also in clock times: whoever has no phone has a watch or the store's clock. */
export const WaitOf = ({ place: { ahead, told }, bar }: { place: KioskPlace; bar: BarView }) => (
  <div>
    <p>{kiosk.slip.ahead(ahead)}</p>
    <p>{told ? said(told, bar) : kiosk.slip.waitUnknown}</p>
  </div>
)

function said(told: NonNullable<KioskPlace['told']>, bar: BarView): string {
  const closes = closesForToday(bar, told.at)
  const late = outlasts(told, told.at, closes)
  if (late && closes) return kiosk.slip.waitLate(late === 'ends' ? waitSaid(told) : null, clock(closes, bar.zone))
  const { from, to } = clocks(told, told.at, bar.zone)
  return kiosk.slip.wait(waitSaid(told), from, to)
}
