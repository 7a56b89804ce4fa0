import { lazy, Suspense } from 'react'
import { useLocation } from 'react-router'
import { CustomerRoutes } from './customer.tsx'

const ScreenRoutes = lazy(() => import('./screens.tsx'))
const StaffPages = lazy(() => import('./staff.tsx'))
/** First parts of the addresses that belong to staff. Their pages declare their own routes, with whole paths. */
const staffAddresses = new Set(['staff', 'desk', 'floor', 'history', 'ledger', 'slip', 'screens', 'poster'])
/** What stands in the store by itself: tablets and televisions. */
const screenAddresses = new Set(['screen', 'kiosk', 'board'])

export function App() {
  const first = useLocation().pathname.split('/')[1] ?? ''
  const pages = staffAddresses.has(first) ? <StaffPages /> : screenAddresses.has(first) ? <ScreenRoutes /> : <CustomerRoutes />
  return <Suspense fallback={null}>{pages}</Suspense>
}
