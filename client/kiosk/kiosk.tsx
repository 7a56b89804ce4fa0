import { useCallback, useEffect, useState } from 'react'
import type { ShopView } from '../../shared/bars.ts'
import type { KioskStart } from '../../shared/screens.ts'
import { useAsk } from '../api/use-ask.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Stack, Title, useTitle } from '../ui/page.tsx'
import { kiosk } from '../words/kiosk.ts'
import css from './kiosk.module.css'
import { useBackGuard } from './use-back-guard.ts'
import { Visit } from './visit.tsx'

/** How often the tablet looks how long the wait is, and whether it is still one of ours (ms). */
const every = 15_000

/** The tablet at the door. Each person gets a visit of their own; with its end everything in it is gone. */
export function Kiosk({ shop }: { shop: ShopView | null }) {
  const { data, refused, again } = useAsk<KioskStart>('/screen/start')
  const [visit, setVisit] = useState(1)
  const over = useCallback(() => {
    setVisit((before) => before + 1)
    window.scrollTo(0, 0)
    again()
  }, [again])
  useBackGuard(over)
  useTitle(kiosk.title(data?.bar.name ?? ''))
  useEffect(() => {
    const timer = setInterval(again, every)
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [again])

  if (refused?.code === 'pair_first') return <NotPaired />
  if (data) return <Visit key={visit} shop={shop} start={data} away={refused !== null} over={over} />
  return (
    <main className={css.kiosk}>
      {refused && (
        <p className={css.away} role="alert">
          {kiosk.awayStart}
        </p>
      )}
    </main>
  )
}

const NotPaired = () => (
  <main className={css.kiosk}>
    <div className={css.content}>
      <Stack narrow>
        <Title focus>{kiosk.notPaired.title}</Title>
        <p>{kiosk.notPaired.text}</p>
        <ButtonLink to="/screen" kind="plain">
          {kiosk.notPaired.go}
        </ButtonLink>
      </Stack>
    </div>
  </main>
)
