import { useEffect, useState } from 'react'

/** This device's clock (epoch ms), renewed every so often so that "12 min" grows by itself. */
export function useNow(every = 10_000): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}
