import { useCallback, useEffect, useRef, useState } from 'react'
import { idleFor } from './idle.ts'

const touches = ['pointerdown', 'keydown', 'input', 'touchmove', 'wheel', 'afterprint'] as const

/**
 * Notices when nobody touches the tablet any more, while `active`. `left`: seconds until `over` is called, while the person is asked
 * whether they are still there; only `more` takes the question back.
 */
export function useIdle(active: boolean, over: () => void): { left: number | null; more: () => void } {
  const touched = useRef(0)
  const asking = useRef(false)
  const [left, setLeft] = useState<number | null>(null)
  const more = useCallback(() => {
    touched.current = Date.now()
    asking.current = false
    setLeft(null)
  }, [])

  useEffect(() => {
    if (!active) return
    more()
    const touch = () => {
      if (!asking.current) touched.current = Date.now()
    }
    const timer = setInterval(() => {
      const idle = idleFor(Date.now() - touched.current)
      if (idle.over) return over()
      asking.current = idle.left !== null
      setLeft(idle.left)
    }, 250)
    for (const name of touches) window.addEventListener(name, touch, { capture: true, passive: true })
    return () => {
      clearInterval(timer)
      for (const name of touches) window.removeEventListener(name, touch, { capture: true })
    }
  }, [active, over, more])
  return { left: active ? left : null, more }
}
