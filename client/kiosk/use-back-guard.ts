import { useEffect } from 'react'

const top = 'aftercare.kiosk'
const put = () => window.history.pushState(top, '', '/kiosk')

/**
 * The tablet's own "back" leads to the start and never to what somebody before did: screens of the kiosk are no entries of the
 * history, and below the one that is shown lies another of the same page, which going back falls onto. It is put there anew with
 * the first touch, as browsers skip entries that nobody's touch has made.
 */
export function useBackGuard(back: () => void): void {
  useEffect(() => {
    if (window.history.state !== top) put()
    window.addEventListener('pointerdown', put, { once: true })
    const onPop = () => {
      put()
      back()
    }
    window.addEventListener('popstate', onPop)
    return () => {
      window.removeEventListener('popstate', onPop)
      window.removeEventListener('pointerdown', put)
    }
  }, [back])
}
