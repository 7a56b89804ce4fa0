import type { BarView, TopicView } from '../../shared/bars.ts'
import type { Way } from '../../shared/line.ts'

/** How this topic is given at this place. Not by video: there is no link yet that could be sent. */
export const waysOf = (bar: BarView | null, topic: TopicView | null): Way[] =>
  bar && topic ? bar.ways.filter((way) => way !== 'video' && topic.ways.includes(way)) : []

/** The way that was chosen, as long as it is one; otherwise the first. */
export const wayFor = (bar: BarView, topic: TopicView, chosen: Way | null): Way => {
  const ways = waysOf(bar, topic)
  return ways.find((way) => way === chosen) ?? ways[0] ?? 'store'
}

/** Whether somebody could be rung there. Only what it looks like: which numbers exist knows the server, with numbering plans too large for a page. */
export const looksLikePhone = (text: string): boolean => /^\+?[\d\s()./-]+$/.test(text.trim()) && (text.match(/\d/g)?.length ?? 0) >= 5
