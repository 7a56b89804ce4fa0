import { useEffect, useState } from 'react'
import type { ShopView } from '../../shared/bars.ts'
import { kiosk } from '../words/kiosk.ts'
import css from './kiosk.module.css'

/** Whose tablet this is. No way leads from here to anywhere else. */
export function Head({ shop, place, startOver }: { shop: ShopView | null; place: string; startOver: (() => void) | null }) {
  return (
    <header className={css.head}>
      <p className={css.shop}>
        {shop?.logo ? <img className={css.logo} src={shop.logo} alt={shop.name} /> : shop?.name}
        <span>{place}</span>
      </p>
      {startOver ? (
        <button type="button" className={css.small} onClick={startOver}>
          {kiosk.startOver}
        </button>
      ) : (
        <FullScreen />
      )}
    </header>
  )
}

function FullScreen() {
  const [full, setFull] = useState(document.fullscreenElement !== null)
  useEffect(() => {
    const look = () => setFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', look)
    return () => document.removeEventListener('fullscreenchange', look)
  }, [])
  if (!document.fullscreenEnabled) return null
  const toggle = () => (full ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => undefined)
  return (
    <button type="button" className={css.small} onClick={toggle}>
      {full ? kiosk.leaveFullScreen : kiosk.fullScreen}
    </button>
  )
}
