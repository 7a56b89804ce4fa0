import { lazy } from 'react'
import { Route, Routes } from 'react-router'

const DoorPage = lazy(() => import('./door-page.tsx'))
const PlacePage = lazy(() => import('./place-page.tsx'))
const OutboxPage = lazy(() => import('./outbox-page.tsx'))
const NotFoundPage = lazy(() => import('./not-found-page.tsx'))

/** Everything that a customer may meet. */
export function CustomerRoutes() {
  return (
    <Routes>
      <Route path="/" element={<DoorPage />} />
      <Route path="/t/:ticket" element={<PlacePage />} />
      <Route path="/outbox" element={<OutboxPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  )
}
