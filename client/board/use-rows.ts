import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** So many codes stand beside each other, in so many rows at most; the others read that they wait. */
export const perRow = 2
const most = 3

/** How many rows of codes there is room for: fewer where a long notice leaves less, so that what stands below them is never cut. `others`: what else stands there. */
export function useRows(others: string): { root: RefObject<HTMLElement | null>; rows: number } {
  const root = useRef<HTMLElement>(null)
  const [rows, setRows] = useState(most)
  // What is written may have changed with every drawing: what does not fit loses a row before it is painted.
  useLayoutEffect(() => {
    const column = root.current
    if (column && rows > 0 && column.scrollHeight > column.clientHeight + 1) setRows(rows - 1)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: tried with all of them again when something else stands there
  useLayoutEffect(() => setRows(most), [others])
  useLayoutEffect(() => {
    const column = root.current
    if (!column) return
    let before = 0
    const sized = new ResizeObserver(() => {
      const room = column.clientHeight
      if (room > before) setRows(most)
      before = room
    })
    sized.observe(column)
    return () => sized.disconnect()
  }, [])
  return { root, rows }
}
