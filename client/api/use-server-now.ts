import { useEffect, useState } from 'react'
import { serverClock } from './server-clock.ts'

/** The server's clock (epoch ms), looked at every `every` ms, when the page comes back into sight, and when it is corrected. */
export function useServerNow(every = 15_000): number {
  const [now, setNow] = useState(serverClock.now)
  useEffect(() => {
    const look = () => setNow(serverClock.now())
    const forget = serverClock.onCorrected(look)
    const timer = setInterval(look, every)
    document.addEventListener('visibilitychange', look)
    return () => {
      forget()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [every])
  return now
}
