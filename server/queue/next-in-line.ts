import type { LineTx } from './line.ts'

/**
 * The question of `order.ts` for the database, which answers it in one read, however long the line is; a test holds the two together.
 * $1: the desk that asks.
 */
export const nextInLine = `
  WITH me AS MATERIALIZED (SELECT id, bar_id, skills FROM desk WHERE id = $1),
  other AS MATERIALIZED (
    SELECT d.staff_id, d.skills, NOT EXISTS (
      SELECT FROM ticket busy WHERE busy.bar_id = me.bar_id AND busy.desk_id = d.id AND busy.state IN ('called', 'helping')) AS free
    FROM desk d JOIN me ON d.bar_id = me.bar_id AND d.id <> me.id WHERE d.staff_id IS NOT NULL AND d.break_why IS NULL)
  SELECT t.id FROM me JOIN ticket t ON t.bar_id = me.bar_id JOIN topic ON topic.id = t.topic_id
    CROSS JOIN LATERAL (SELECT ARRAY(
      SELECT 'speaks:' || split_part(t.language, '-', 1) WHERE t.language <> '' UNION ALL SELECT 'suits:' || comfort FROM unnest(t.comforts) comfort) AS those) wishes
  WHERE t.state = 'waiting' AND t.away_until IS NULL AND (t.here OR t.way <> 'store') AND topic.skills <@ me.skills
    AND NOT EXISTS (SELECT FROM other WHERE other.staff_id = t.for_staff_id AND topic.skills <@ other.skills)
  ORDER BY t.lane > 0 AND wishes.those <> '{}' AND EXISTS (
      SELECT FROM other WHERE other.free AND topic.skills <@ other.skills
        AND (SELECT count(*) FROM unnest(wishes.those) wish WHERE wish = ANY (other.skills))
          > (SELECT count(*) FROM unnest(wishes.those) wish WHERE wish = ANY (me.skills))),
    t.lane, t.turn_at, t.place LIMIT 1`

/** Whom this desk would call now. */
export async function nextFor(tx: LineTx, deskId: string): Promise<string | null> {
  const [next] = await tx.em.query<{ id: string }[]>(nextInLine, [deskId])
  return next?.id ?? null
}
