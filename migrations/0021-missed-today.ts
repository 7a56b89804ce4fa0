import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Who did not come today, before 0019 kept a turn until an instant, can come back until midnight on the wall of their bar. It stands in the
 * log as well, as what was put right, so that a replay finds the same.
 */
export class MissedToday1700000000021 implements MigrationInterface {
  name = 'MissedToday1700000000021'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      WITH missed AS (
        SELECT t.id, t.bar_id, t.code, t.place, last.data -> 'after' AS was, b.version + row_number() OVER (PARTITION BY t.bar_id ORDER BY t.place) AS version,
          (date_trunc('day', now() AT TIME ZONE b.zone) + interval '1 day') AT TIME ZONE b.zone AS until
        FROM ticket t JOIN bar b ON b.id = t.bar_id
        JOIN LATERAL (SELECT data FROM event WHERE ticket_id = t.id AND bar_id = t.bar_id AND kind LIKE 'ticket.%' ORDER BY version DESC LIMIT 1) last ON true
        WHERE t.state = 'missed' AND t.kept_until IS NULL AND EXISTS (
          SELECT FROM event WHERE ticket_id = t.id AND bar_id = t.bar_id AND kind IN ('ticket.noAnswer', 'ticket.graceOver')
            AND (happened_at AT TIME ZONE b.zone)::date = (now() AT TIME ZONE b.zone)::date)
      ), kept AS (
        UPDATE ticket SET kept_until = until, version = missed.version FROM missed WHERE ticket.id = missed.id
      ), raised AS (
        UPDATE bar SET version = last FROM (SELECT bar_id, max(version) AS last FROM missed GROUP BY bar_id) newest WHERE bar.id = newest.bar_id
      )
      INSERT INTO event (bar_id, version, kind, ticket_id, by_kind, happened_at, recorded_at, data)
      SELECT bar_id, version, 'ticket.corrected', id, 'system', now(), now(), jsonb_build_object('code', code, 'place', place, 'what', 'kept', 'before', was,
        'after', was || jsonb_build_object('keptUntil', to_char(until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
      FROM missed`)
  }

  async down(): Promise<void> {
    throw new Error('A released migration is never taken back: restore a backup instead.')
  }
}
