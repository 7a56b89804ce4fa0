import type { BarView } from '../../shared/bars.ts'
import type { KioskPlace } from '../../shared/screens.ts'
import { Button } from '../ui/button.tsx'
import { Stack, Title } from '../ui/page.tsx'
import { kiosk } from '../words/kiosk.ts'
import css from './kiosk.module.css'
import { WaitOf } from './wait-of.tsx'

/** It worked: the code once more, and what comes next. */
export function CheckedIn({ place, bar, done }: { place: KioskPlace; bar: BarView; done: () => void }) {
  const held = place.held && kiosk.in.held[place.held]
  return (
    <Stack>
      <Title focus>{held ? held.title : place.desk === null ? kiosk.in.title : kiosk.in.called(place.desk)}</Title>
      <p className={css.big}>{place.code}</p>
      {held && <p>{held.text}</p>}
      {!held && place.desk === null && (
        <>
          <WaitOf place={place} bar={bar} />
          <p>{kiosk.in.text}</p>
        </>
      )}
      <Button wide onClick={done}>
        {kiosk.slip.done}
      </Button>
    </Stack>
  )
}

/** The answer to an address: always this. */
export const Heard = ({ done }: { done: () => void }) => (
  <Stack>
    <Title focus>{kiosk.heard.title}</Title>
    <p>{kiosk.heard.text}</p>
    <p>{kiosk.heard.ask}</p>
    <Button wide onClick={done}>
      {kiosk.slip.done}
    </Button>
  </Stack>
)
