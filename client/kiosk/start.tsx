import type { BarView } from '../../shared/bars.ts'
import { serverNow } from '../api/server-clock.ts'
import { Title } from '../ui/page.tsx'
import { kiosk } from '../words/kiosk.ts'
import { whenSaid } from '../words/time.ts'
import { waitSaid } from '../words/wait.ts'
import { Card } from './card.tsx'
import css from './kiosk.module.css'

const words = kiosk.start

/** Two ways on, and how long it takes. */
export function Start({ bar, away, checkIn, join }: { bar: BarView; away: boolean; checkIn: () => void; join: () => void }) {
  const why = bar.joining === 'open' ? null : whyNot(bar)
  return (
    <>
      <div className={css.offer}>
        <Title>{words.title}</Title>
        {words.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {away && (
        <p className={css.away} role="alert">
          {kiosk.awayStart}
        </p>
      )}
      <div className={css.two}>
        <Card main name={words.join} text={words.joinText} choose={why ? null : join} />
        <Card name={words.checkIn} text={words.checkInText} choose={checkIn} />
      </div>
      <p className={css.wait}>{why ?? `${bar.wait ? words.wait(waitSaid(bar.wait)) : words.waitUnknown}. ${words.ahead(bar.waiting)}`}</p>
    </>
  )
}

function whyNot({ joining, joiningWords, opensAt, zone, open }: BarView): string {
  if (joiningWords) return joiningWords
  if (joining === 'full') return words.full
  if (joining === 'paused' || open) return words.paused
  return opensAt ? words.opens(whenSaid(opensAt, serverNow(), zone)) : words.closed
}
