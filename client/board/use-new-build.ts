import { useEffect, useRef, useState } from 'react'
import { clock, dayOf } from '../words/time.ts'
import { lookIsDue, scriptOf } from './new-build.ts'

/** Once a night the board looks whether there is a newer build, and loads itself if so. Each board has its own minute, so that not all ask at once. */
export function useNewBuild(now: number, zone: string): void {
  const lookedOn = useRef<string | null>(null)
  const [minute] = useState(() => Math.floor(Math.random() * 50))
  const iso = new Date(now).toISOString()
  const [time, day] = [clock(iso, zone), dayOf(iso, zone)]
  useEffect(() => {
    if (!lookIsDue({ clock: time, day, minute, lookedOn: lookedOn.current })) return
    lookedOn.current = day
    const mine = scriptOf(document.documentElement.outerHTML)
    fetch('/', { cache: 'no-store' })
      .then((answer) => (answer.ok ? answer.text() : ''))
      .then((html) => {
        const newest = scriptOf(html)
        if (newest && mine && newest !== mine) window.location.reload()
      })
      // Away just now: the next night is soon enough.
      .catch(() => undefined)
  }, [time, day, minute])
}
