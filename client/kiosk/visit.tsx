import { useState } from 'react'
import type { ShopView } from '../../shared/bars.ts'
import { readScan } from '../../shared/scan.ts'
import type { KioskJoined, KioskPlace, KioskStart } from '../../shared/screens.ts'
import { useCommand } from '../api/use-command.ts'
import { Back } from '../ui/button.tsx'
import { kiosk } from '../words/kiosk.ts'
import { Address } from './address.tsx'
import { CheckIn } from './check-in.tsx'
import { CheckedIn, Heard } from './checked-in.tsx'
import { Head } from './head.tsx'
import css from './kiosk.module.css'
import { Name } from './name.tsx'
import { Proof } from './proof.tsx'
import { Receipt } from './receipt.tsx'
import { Scan } from './scan.tsx'
import { Slip } from './slip.tsx'
import { Start } from './start.tsx'
import { StillThere } from './still-there.tsx'
import { Topics } from './topics.tsx'
import { type Screen, screenBefore, type Typed, untyped } from './typed.ts'
import { useIdle } from './use-idle.ts'
import { useScanner } from './use-scanner.ts'

type Props = { shop: ShopView | null; start: KioskStart /** The server does not answer. */; away: boolean; over: () => void }

/** One person before the tablet, one screen at a time. What they type lives here and nowhere else: no storage, no address, no history. */
export function Visit({ shop, start, away, over }: Props) {
  const [screen, go] = useState<Screen>('start')
  const [typed, setTyped] = useState<Typed>(untyped)
  const [joined, setJoined] = useState<KioskJoined | null>(null)
  const [here, setHere] = useState<KioskPlace | null>(null)
  const arrive = useCommand()
  const idle = useIdle(screen !== 'start', over)
  const type = (change: Partial<Typed>) => setTyped((before) => ({ ...before, ...change }))

  const checkIn = async (text: string) => {
    const read = readScan(text)
    const place = read && (await arrive.run<KioskPlace>('/screen/check-in', read))
    if (!place) return go('checkIn')
    setHere(place)
    go('in')
  }
  useScanner(['start', 'checkIn', 'scan'].includes(screen), checkIn)
  const before = screenBefore(screen, typed)
  const { bar } = start

  return (
    <>
      <div className={css.kiosk}>
        <Head shop={shop} place={bar.name} startOver={screen === 'start' ? null : over} />
        {away && screen !== 'start' && (
          <p className={css.away} role="alert">
            {kiosk.away}
          </p>
        )}
        <main className={css.content} data-screen={screen}>
          {before && (
            <Back
              says={kiosk.back}
              go={() => {
                arrive.clear()
                go(before)
              }}
            />
          )}
          {screen === 'start' && <Start bar={bar} away={away} checkIn={() => go('checkIn')} join={() => go('proof')} />}
          {screen === 'checkIn' && (
            <CheckIn typed={typed} type={type} command={arrive} checkIn={checkIn} scan={() => go('scan')} address={() => go('address')} />
          )}
          {screen === 'scan' && <Scan command={arrive} checkIn={checkIn} type={() => go('checkIn')} />}
          {screen === 'address' && <Address typed={typed} type={type} done={() => go('heard')} />}
          {screen === 'heard' && <Heard done={over} />}
          {screen === 'in' && here && <CheckedIn place={here} bar={bar} done={over} />}
          {screen === 'proof' && (
            <Proof
              yes={() => go('receipt')}
              no={() => {
                type({ proven: false })
                go('topic')
              }}
            />
          )}
          {screen === 'receipt' && <Receipt typed={typed} type={type} next={() => go('topic')} />}
          {screen === 'topic' && (
            <Topics
              bar={bar}
              choose={(topic) => {
                type({ topic })
                go('name')
              }}
            />
          )}
          {screen === 'name' && (
            <Name
              typed={typed}
              type={type}
              done={(place) => {
                setJoined(place)
                go('slip')
              }}
            />
          )}
          {screen === 'slip' && joined && <Slip place={joined} shop={shop} bar={bar} done={over} />}
        </main>
      </div>
      {idle.left !== null && <StillThere left={idle.left} more={idle.more} over={over} />}
    </>
  )
}
