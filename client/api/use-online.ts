import { useSyncExternalStore } from 'react'

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** False while the device knows that it has no network: what is shown may be wrong from that moment on, however fresh it is. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine)
