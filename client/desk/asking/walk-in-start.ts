import { desk as words } from '../../words/desk.ts'

/** How the form for somebody new begins. */
export type WalkInStart = { name: string; contact: string; customer: string | null; because: string }

/** What was typed to search is not typed again: an address, an order number, or else a name. */
export function startOf(typed: string): WalkInStart {
  const start = { name: '', contact: '', customer: null, because: '' }
  if (typed.includes('@') || /^(\+|00)[\d\s().-]{6,}$/.test(typed)) return { ...start, contact: typed }
  if (/^#?[a-z]{0,4}[-\d]*\d{3,}$/i.test(typed)) return { ...start, because: words.orderSaid(typed) }
  return { ...start, name: typed }
}
