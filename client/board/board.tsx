import { useCallback, useEffect } from 'react'
import type { StaffMe } from '../../shared/auth.ts'
import type { ShopView } from '../../shared/bars.ts'
import type { ScreenMe } from '../../shared/screens.ts'
import { useAsk } from '../api/use-ask.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Stack, Title, useTitle } from '../ui/page.tsx'
import { board } from '../words/board.ts'
import css from './board.module.css'
import { Shown } from './shown.tsx'

/** How often the board asks whether it still is one, and is seen to be there (ms). */
const every = 60_000
/** Not known yet who this is: asked again soon (ms). */
const soon = 5_000

/** The television of a place: paired with it, or opened by somebody who works there. */
export function Board({ slug, shop }: { slug: string; shop: ShopView | null }) {
  const me = useAsk<ScreenMe>('/screen/me')
  const screen = me.data?.screen?.kind === 'board' ? me.data.screen : null
  const staff = useAsk<StaffMe>(me.data && !screen ? '/staff/me' : null)
  const signedIn = staff.refused?.status === 401 ? null : staff.data
  const bar = screen?.bar ?? signedIn?.bars.find((one) => one.slug === slug) ?? null
  const { again } = me
  const { again: staffAgain } = staff
  const lookAgain = useCallback(() => {
    again()
    staffAgain()
  }, [again, staffAgain])
  const known = bar !== null
  useTitle(board.title(bar?.name ?? ''))
  useEffect(() => {
    const timer = setInterval(lookAgain, known ? every : soon)
    return () => clearInterval(timer)
  }, [lookAgain, known])

  if (bar) return <Shown key={bar.id} bar={bar} shop={shop} digitsAt={screen ? '/screen/digits' : `/bars/${bar.id}/digits`} lookAgain={lookAgain} />
  if (!me.data || (staff.loading && !staff.refused)) return <main className={css.starting}>{board.starting}</main>
  return <NotPaired />
}

const NotPaired = () => (
  <main className={css.strange}>
    <Stack narrow>
      <Title>{board.notPaired.title}</Title>
      <p>{board.notPaired.text}</p>
      <ButtonLink to="/screen">{board.notPaired.pair}</ButtonLink>
      <ButtonLink to="/staff" kind="plain">
        {board.notPaired.signIn}
      </ButtonLink>
    </Stack>
  </main>
)
