import type { BarView, ShopView } from '../../shared/bars.ts'
import type { KioskJoined } from '../../shared/screens.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Title } from '../ui/page.tsx'
import { kiosk } from '../words/kiosk.ts'
import { clock } from '../words/time.ts'
import css from './kiosk.module.css'
import paper from './slip.module.css'
import { WaitOf } from './wait-of.tsx'

const words = kiosk.slip

/** What somebody without a phone takes along: the code, on paper or in their own hand. */
export function Slip({ place, shop, bar, done }: { place: KioskJoined; shop: ShopView | null; bar: BarView; done: () => void }) {
  return (
    <div className={css.form}>
      <Title focus>{place.desk === null ? words.title : kiosk.in.called(place.desk)}</Title>
      {place.already && <Notice title={words.already} />}
      <div className={paper.slip} data-paper>
        <p className={paper.shop}>
          {shop?.name}
          <span>{bar.name}</span>
        </p>
        <p className={paper.label}>{words.code}</p>
        <p className={paper.code}>{place.code}</p>
        <WaitOf place={place} bar={bar} />
        <p className={paper.board}>{words.board}</p>
        <p className={paper.small}>
          {words.about}: {place.topic}
          {place.told && <span>{words.taken(clock(place.told.at, bar.zone))}</span>}
        </p>
      </div>
      <p className={css.soft}>{words.keep}</p>
      <div className={css.pair}>
        <Button kind="plain" wide onClick={() => window.print()}>
          {words.print}
        </Button>
        <Button wide onClick={done}>
          {words.done}
        </Button>
      </div>
    </div>
  )
}
