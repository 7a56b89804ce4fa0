import { lazy, Suspense } from 'react'
import { useLocation } from 'react-router'
import { CustomerRoutes } from './customer.tsx'

const StaffPages = lazy(() => import('./staff.tsx'))
/** First parts of the addresses that belong to staff. Their pages declare their own routes, with whole paths. */
const staffAddresses = new Set(['staff', 'desk', 'floor', 'history', 'ledger'])

export function App() {
  const first = useLocation().pathname.split('/')[1] ?? ''
  return <Suspense fallback={null}>{staffAddresses.has(first) ? <StaffPages /> : <CustomerRoutes />}</Suspense>
}
