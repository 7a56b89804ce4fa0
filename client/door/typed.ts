import { useCallback, useEffect, useState } from 'react'
import type { Way } from '../../shared/line.ts'

/** What a person typed and chose at the door so far. Codes are never kept. */
export type Typed = {
  address: string
  /** How long the code that was sent to `address` works; null: none was sent. */
  codeMinutes: number | null
  number: string
  day: string
  postcode: string
  bar: string | null
  topic: string | null
  way: Way | null
  about: string
  when: 'now' | 'time' | null
  start: string | null
  here: boolean
  name: string
  forSomebodyElse: boolean
  contact: string
}

export const untyped: Typed = {
  address: '',
  codeMinutes: null,
  number: '',
  day: '',
  postcode: '',
  bar: null,
  topic: null,
  way: null,
  about: '',
  when: null,
  start: null,
  here: false,
  name: '',
  forSomebodyElse: false,
  contact: '',
}

const shelf = 'aftercare.door'

function kept(): Typed {
  try {
    return { ...untyped, ...(JSON.parse(sessionStorage.getItem(shelf) ?? '{}') as Partial<Typed>) }
  } catch {
    return untyped
  }
}

/** Survives a reload of this tab, and ends with it. */
export function useTyped(): { typed: Typed; type: (change: Partial<Typed>) => void } {
  const [typed, setTyped] = useState(kept)
  useEffect(() => {
    try {
      sessionStorage.setItem(shelf, JSON.stringify(typed))
    } catch {
      // Storage may be forbidden: then a reload asks again.
    }
  }, [typed])
  const type = useCallback((change: Partial<Typed>) => setTyped((before) => ({ ...before, ...change })), [])
  return { typed, type }
}

/** To be called before the door is opened: its screens then begin with this. */
export function fillIn(typed: Partial<Typed>): void {
  try {
    sessionStorage.setItem(shelf, JSON.stringify({ ...untyped, ...typed }))
  } catch {
    // Storage may be forbidden: then the door asks.
  }
}

/** To be called when another person may follow on this device. */
export function forgetTyped(): void {
  try {
    sessionStorage.removeItem(shelf)
  } catch {
    // Nothing was kept then.
  }
}
