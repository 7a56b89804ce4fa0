import type { VisitsQuery } from '../../shared/history.ts'
import type { Key } from './page-key.ts'

/** `bars`: those that the reader may see and asks for. Newest first, `limit` of them, beginning after the key. */
export type Slice = { bars: string[]; after: Key | null; limit: number }
export type Statement = { sql: string; values: unknown[] }

const mostWords = 8

/**
 * Which visits does a filter mean? A statement whose common table `page (id, joined_at)` holds them, followed by `select`, which reads
 * from it. Bar by bar, because days are those of a bar's own zone, and because so every bar is read in the order of its index
 * `ticket_visits`, from the key on and no further than the page: the hundredth page costs what the first does.
 */
export function whichVisits(query: VisitsQuery, { bars, after, limit }: Slice, select: string): Statement {
  const values: unknown[] = []
  const value = (of: unknown) => `$${values.push(of)}`
  const words = query.q.split(/\s+/).filter(Boolean).slice(0, mostWords)
  const found = words.filter(hasTrigram).map((word, index) => `found_${index} AS MATERIALIZED (${visitsWith(value(like(word)), value(word.toUpperCase()))})`)
  const conditions = [
    ...(query.topic ? [`t.topic_id = ${value(query.topic)}`] : []),
    ...(query.state ? [`t.state = ${value(query.state)}`] : []),
    ...(query.specialist ? [helpedBy(value(query.specialist))] : []),
    ...(query.outcome ? [endedAs(value(query.outcome))] : []),
    ...(query.from ? [`t.joined_at >= ${value(query.from)}::date::timestamp AT TIME ZONE b.zone`] : []),
    ...(query.to ? [`t.joined_at < (${value(query.to)}::date + 1)::timestamp AT TIME ZONE b.zone`] : []),
    ...(after ? [`(t.joined_at, t.id) < (${value(after.joinedAt)}::timestamptz, ${value(after.id)}::uuid)`] : []),
    ...found.map((_, index) => `t.id IN (SELECT id FROM found_${index})`),
    ...words.filter((word) => !hasTrigram(word)).map((word) => holds(value(like(word)))),
  ]
  const most = value(limit)
  const page = `page AS (
    SELECT one.id, one.joined_at FROM bar b CROSS JOIN LATERAL (
      SELECT t.id, t.joined_at FROM ticket t WHERE ${['t.bar_id = b.id', ...conditions].join(' AND ')}
      ORDER BY t.joined_at DESC, t.id DESC LIMIT ${most}
    ) one WHERE b.id = ANY(${value(bars)}) ORDER BY one.joined_at DESC, one.id DESC LIMIT ${most})`
  return { sql: `WITH ${[...found, page].join(', ')} ${select}`, values }
}

/** A word may stand in what it was about, a name, a note or a summary, or be the code; each of the three is a look into an index. */
const visitsWith = (pattern: string, code: string) => `
  SELECT id FROM ticket WHERE (name || ' ' || about) ILIKE ${pattern}
  UNION SELECT ticket_id FROM session WHERE (note || ' ' || summary) ILIKE ${pattern}
  UNION SELECT id FROM ticket WHERE code = ${code}`

const helpedBy = (staff: string) => `(t.staff_id = ${staff} OR EXISTS (SELECT FROM session se WHERE se.ticket_id = t.id AND se.staff_id = ${staff}))`
/** The outcome of a visit is that of the last session that has one. */
const endedAs = (outcome: string) => `EXISTS (SELECT FROM session se WHERE se.ticket_id = t.id AND se.outcome = ${outcome} AND NOT EXISTS (
  SELECT FROM session later WHERE later.ticket_id = se.ticket_id AND later.outcome IS NOT NULL AND (later.ended_at, later.id) > (se.ended_at, se.id)))`

/** The indexes know three characters that follow each other. What is shorter stands nearly everywhere, and is looked for in the visits themselves. */
const hasTrigram = (word: string) => /[\p{L}\p{N}]{3}/u.test(word)
const holds = (pattern: string) =>
  `((t.name || ' ' || t.about) ILIKE ${pattern} OR EXISTS (SELECT FROM session se WHERE se.ticket_id = t.id AND (se.note || ' ' || se.summary) ILIKE ${pattern}))`

/** A pattern that finds exactly these characters, wherever they stand. */
const like = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`
