import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { ShopView } from '../../shared/bars.ts'
import { type Asked, useAsk } from '../api/use-ask.ts'
import { applyTheme, defaultAccent } from '../ui/theme.ts'

const shelf = 'aftercare.shop'

/** The shop as this device last saw it, so that a page does not change its colours while it opens. */
function lastSeen(): ShopView | null {
  try {
    return JSON.parse(localStorage.getItem(shelf) ?? 'null') as ShopView | null
  } catch {
    return null
  }
}

/** Before anything is drawn. */
export const dress = (): void => applyTheme(lastSeen()?.accent ?? defaultAccent)

const Shop = createContext<Asked<ShopView> | null>(null)

export function ShopProvider({ children }: { children: ReactNode }) {
  const asked = useAsk<ShopView>('/shop')
  const [seen] = useState(lastSeen)
  const shop = asked.data ?? seen
  useEffect(() => {
    if (!asked.data) return
    applyTheme(asked.data.accent)
    try {
      localStorage.setItem(shelf, JSON.stringify(asked.data))
    } catch {
      // Storage may be forbidden; then the colours come with the answer each time.
    }
  }, [asked.data])
  return <Shop.Provider value={{ ...asked, data: shop }}>{children}</Shop.Provider>
}

/** Who runs this place. `data` is null until the first answer that this device ever got. */
export function useShop(): Asked<ShopView> {
  const shop = useContext(Shop)
  if (!shop) throw new Error('useShop needs ShopProvider above it')
  return shop
}
