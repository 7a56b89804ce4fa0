import { lazy } from 'react'
import { Route, Routes } from 'react-router'

const KioskPage = lazy(() => import('./kiosk-page.tsx'))
const BoardPage = lazy(() => import('./board-page.tsx'))
const PairPage = lazy(() => import('./pair-page.tsx'))
const NotFoundPage = lazy(() => import('./not-found-page.tsx'))

/** What stands in the store by itself. Nobody is signed in there, and nothing of the staff's pages is loaded. */
export default function ScreenRoutes() {
  return (
    <Routes>
      <Route path="/screen" element={<PairPage />} />
      <Route path="/kiosk" element={<KioskPage />} />
      <Route path="/board/:slug" element={<BoardPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  )
}
