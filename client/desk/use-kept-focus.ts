import { type RefObject, useEffect } from 'react'

type Spot = { element: Element; region: string | null; row: string | null; index: number }

const rowsOf = (region: Element) => [...region.querySelectorAll<HTMLElement>('[data-row]')]

function spotOf(element: Element): Spot {
  const region = element.closest('[data-region]')
  const row = element.closest('[data-ticket]')?.querySelector('[data-row]') ?? null
  return {
    element,
    region: region?.getAttribute('data-region') ?? null,
    row: row?.getAttribute('data-row') ?? null,
    index: region && row ? rowsOf(region).indexOf(row as HTMLElement) : -1,
  }
}

/** The same row, the one that took its place, who is with me now, the region's main button, or its heading. */
function nearest(root: HTMLElement, spot: Spot): HTMLElement | null {
  const region = spot.region ? root.querySelector(`[data-region="${spot.region}"]`) : null
  if (!region) return root.querySelector('[data-primary]')
  const rows = rowsOf(region)
  const same = rows.find((row) => row.dataset.row === spot.row)
  return (
    same ??
    rows[Math.min(Math.max(spot.index, 0), rows.length - 1)] ??
    region.querySelector<HTMLElement>('[data-landing]') ??
    region.querySelector<HTMLElement>('[data-primary]') ??
    region.querySelector<HTMLElement>('h2')
  )
}

/**
 * A row that another desk called disappears under the fingers, and browsers then drop the focus to the top of the page. This puts
 * it where a person would look next.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const within = root.current
    if (!within) return
    let last: Spot | null = null
    const remember = (event: FocusEvent) => {
      if (event.target instanceof Element) last = spotOf(event.target)
    }
    const mend = () => {
      const lost = last && !last.element.isConnected && (document.activeElement === document.body || document.activeElement === null)
      if (!lost || !last) return
      const place = nearest(within, last)
      last = null
      place?.focus()
    }
    const observer = new MutationObserver(mend)
    within.addEventListener('focusin', remember)
    observer.observe(within, { childList: true, subtree: true })
    return () => {
      within.removeEventListener('focusin', remember)
      observer.disconnect()
    }
  }, [root])
}
