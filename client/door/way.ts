import type { BarView, TopicView } from '../../shared/bars.ts'
import type { Way } from '../../shared/line.ts'

/** How this topic is given at this place. */
export const waysOf = (bar: BarView | null, topic: TopicView | null): Way[] => (bar && topic ? bar.ways.filter((way) => topic.ways.includes(way)) : [])

/** The way that was chosen, as long as it is one; otherwise the first. */
export const wayFor = (bar: BarView, topic: TopicView, chosen: Way | null): Way => {
  const ways = waysOf(bar, topic)
  return ways.find((way) => way === chosen) ?? ways[0] ?? 'store'
}
