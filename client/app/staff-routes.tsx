import { lazy, type ReactNode, Suspense } from 'react'
import { Link, Navigate, Route, Routes, useParams } from 'react-router'
import type { StaffMe } from '../../shared/auth.ts'
import type { ShopView } from '../../shared/bars.ts'
import { Failed } from '../ui/staff/failed.tsx'
import page from '../ui/staff/page.module.css'
import { useTitle } from '../ui/staff/use-title.ts'
import { auth } from '../words/auth.ts'
import { poster } from '../words/poster.ts'

const DeskPage = lazy(() => import('../desk/desk-page.tsx'))
const FloorPage = lazy(() => import('../floor/floor-page.tsx'))
const PrintPage = lazy(() => import('../floor/print-page.tsx'))
const SlipPage = lazy(() => import('../desk/devices/slip-page.tsx'))
const VisitsPage = lazy(() => import('../history/visits-page.tsx'))
const VisitPage = lazy(() => import('../history/visit-page.tsx'))
const LedgerPage = lazy(() => import('../history/ledger-page.tsx'))
const ScreensPage = lazy(() => import('../screens/screens-page.tsx'))
const PosterPage = lazy(() => import('../poster/poster-page.tsx'))

type Props = { me: StaffMe; shop: ShopView; expired: boolean; onSessionEnded: () => void }

export function StaffRoutes(props: Props) {
  const read = (what: ReactNode) => (props.me.role === 'specialist' ? <Forbidden shop={props.shop} /> : what)
  return (
    <Suspense fallback={null}>
      <Routes>
        <Route path="/staff" element={<Navigate to="/desk" replace />} />
        <Route path="/desk" element={<ChooseBar {...props} />} />
        <Route path="/desk/:barSlug" element={<Desk {...props} />} />
        <Route path="/floor" element={read(<FloorPage {...props} shop={props.shop.name} />)} />
        <Route path="/floor/:barSlug/print" element={read(<Print {...props} />)} />
        <Route path="/slip/:barSlug/:ticket" element={<SlipPage me={props.me} shop={props.shop} />} />
        <Route path="/history" element={read(<VisitsPage shop={props.shop.name} />)} />
        <Route path="/history/:ticket" element={read(<VisitPage shop={props.shop.name} />)} />
        <Route path="/ledger" element={read(<LedgerPage shop={props.shop.name} />)} />
        <Route path="/screens" element={read(<ScreensPage me={props.me} shop={props.shop.name} />)} />
        <Route path="/poster/:barSlug" element={<Poster {...props} />} />
        <Route path="*" element={<Nowhere shop={props.shop} />} />
      </Routes>
    </Suspense>
  )
}

function ChooseBar({ me, shop }: Props) {
  useTitle(auth.desk, shop.name)
  const only = me.bars.length === 1 ? me.bars[0] : null
  if (only) return <Navigate to={`/desk/${only.slug}`} replace />
  return (
    <div className={page.message}>
      <h1>{auth.chooseBar}</h1>
      {me.bars.length === 0 ? <p>{auth.noBars}</p> : <BarLinks me={me} />}
    </div>
  )
}

function BarLinks({ me }: { me: StaffMe }) {
  return (
    <ul className={page.bars}>
      {me.bars.map((bar) => (
        <li key={bar.id}>
          <Link to={`/desk/${bar.slug}`}>
            <strong>{bar.name}</strong>
            <span className="soft">{bar.zone.replaceAll('_', ' ')}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Desk({ me, shop, expired, onSessionEnded }: Props) {
  const { barSlug } = useParams()
  const bar = me.bars.find((other) => other.slug === barSlug)
  if (!bar)
    return (
      <div className={page.message}>
        <h1>{auth.forbiddenTitle}</h1>
        <p>{auth.notYourBar}</p>
        <BarLinks me={me} />
      </div>
    )
  return <DeskPage key={bar.id} me={me} bar={bar} shop={shop.name} expired={expired} onSessionEnded={onSessionEnded} />
}

function Print({ me, shop }: Props) {
  const { barSlug } = useParams()
  const bar = me.bars.find((other) => other.slug === barSlug)
  return bar ? <PrintPage bar={bar} shop={shop.name} /> : <Nowhere shop={shop} />
}

function Poster({ me, shop }: Props) {
  const { barSlug } = useParams()
  const bar = me.bars.find((other) => other.slug === barSlug)
  if (!bar) return <Failed title={auth.forbiddenTitle} sentence={poster.notYours} />
  return <PosterPage bar={bar} shop={shop} />
}

function Forbidden({ shop }: { shop: ShopView }) {
  useTitle(auth.forbiddenTitle, shop.name)
  return <Failed title={auth.forbiddenTitle} sentence={auth.forbidden} />
}

function Nowhere({ shop }: { shop: ShopView }) {
  useTitle(auth.notFoundTitle, shop.name)
  return (
    <div className={page.message}>
      <h1>{auth.notFoundTitle}</h1>
      <Link className="link" to="/desk">
        {auth.backToDesk}
      </Link>
    </div>
  )
}
