import { type KeyboardEvent, useState } from 'react'

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

/** One row of a list is in the tab order; the arrow keys, Home and End move it. */
export function useRoving(ids: readonly string[]) {
  const [chosen, setChosen] = useState<string | null>(null)
  const current = chosen !== null && ids.includes(chosen) ? chosen : (ids[0] ?? null)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { key } = event
    if (!(event.target instanceof HTMLElement) || !event.target.dataset.row) return
    const at = ids.indexOf(event.target.dataset.row)
    const next = key === 'Home' ? 0 : key === 'End' ? ids.length - 1 : steps[key] === undefined ? null : at + steps[key]
    if (next === null) return
    event.preventDefault()
    focusRow(event.currentTarget, ids[Math.min(Math.max(next, 0), ids.length - 1)])
  }
  return { current, choose: setChosen, onKeyDown }
}

/** Focuses the row of a ticket inside an element. */
export function focusRow(within: ParentNode, id: string | undefined): void {
  if (id !== undefined) within.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus()
}

/** One row on or back in the list that has the focus; from elsewhere, to the row of `first`. */
export function moveInList(root: ParentNode | null, step: 1 | -1, first: string | undefined): void {
  const list = document.activeElement?.closest('ol, ul')
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const at = rows.findIndex((row) => row.closest('[data-ticket]')?.contains(document.activeElement))
  if (at >= 0) rows[Math.min(Math.max(at + step, 0), rows.length - 1)]?.focus()
  else if (root) focusRow(root, first)
}
