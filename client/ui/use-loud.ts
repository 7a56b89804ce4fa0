import { useEffect } from 'react'

/** While shown, the whole page takes the shop's colour; and once, a phone that may shakes. */
export function useLoud(): void {
  useEffect(() => {
    document.documentElement.classList.add('loud')
    navigator.vibrate?.([250, 120, 250, 120, 400])
    return () => document.documentElement.classList.remove('loud')
  }, [])
}
