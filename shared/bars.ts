import type { Way } from './line.ts'

/** What anybody may know of a place that gives help. Instants are ISO; zone is IANA. */
export type BarView = {
  id: string
  slug: string
  name: string
  zone: string
  address: string
  bring: string
  ways: Way[]
  /** Open by its hours and closures at this moment. */
  open: boolean
  opensAt: string | null
  closesAt: string | null
  /** The usual week by the wall clock there; closed days are left out of it. */
  hours: OpenHours[]
  /** open: one may join; paused: staff stopped it; full: the waiting work fills the hours that are left; closed: outside hours, or by staff for today. */
  joining: 'open' | 'paused' | 'full' | 'closed'
  /** What staff say about it while nobody new is taken; may be empty. */
  joiningWords: string
  waiting: number
  /** Minutes that somebody who joins now would be told, cautious; null when no desk is open. */
  wait: { low: number; high: number } | null
  topics: TopicView[]
}
/** `weekday`: 1 is Monday; `opens`, `closes` as `09:00`. */
export type OpenHours = { weekday: number; opens: string; closes: string }
export type TopicView = { id: string; slug: string; name: string; hint: string; minutes: number; ways: Way[]; skills: string[] }

/** Who runs this place, for every page. */
export type ShopView = {
  name: string
  logo: string | null
  accent: string
  safety: string
  phoneCodes: boolean
  demo: boolean
  defaultCountry: string
  /** Where people reach it, for what is printed. */
  url: string
}

export type OpeningView = { opensAt: string; closesAt: string }
