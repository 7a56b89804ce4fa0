import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { mostInHouse } from '../../shared/devices.ts'
import type { BarBehind, DeviceInHouse, FloorBar, FloorView, Today } from '../../shared/floor.ts'
import type { Joining } from '../../shared/line.ts'
import type { StaffWho } from '../platform/access.ts'
import { Clock } from '../platform/clock.ts'
import { keptAt } from '../queue/kept.ts'

type Row = Today & {
  id: string
  slug: string
  name: string
  zone: string
  day: string
  closes_at: Date | null
  opens_at: Date | null
  joining: Joining
  joining_words: string
  notice: string
  notice_at: Date | null
  no_answer_seconds: number
  grace_minutes: number
  waiting: number
  silent: number
  waiting_since: Date | null
  helping: number
  desks_open: number
  on_break: number
  wanted: { desk: string; number: number; name: string; at: string }[]
  booked: number
  next_booking: Date | null
  devices: number
  oldest_device: Date | null
}
type DeviceRow = Omit<DeviceInHouse, 'takenAt' | 'readyAt'> & { takenAt: Date; readyAt: Date | null; found: number }

/** What goes on at all bars of a supervisor, counted, and of one bar what its line does not hold. */
@Injectable()
export class FloorService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async all({ bars }: StaffWho): Promise<FloorView> {
    const now = this.clock.now()
    const rows = await this.database.query<Row[]>(statement, [bars, now])
    return { at: now.toISOString(), bars: rows.map(floorBar) }
  }

  /** What help is given there and by whom, what they can do, and what is in the house, the oldest first. */
  async behind(barId: string): Promise<BarBehind> {
    const [topics, specialists, skills, devices] = await Promise.all([
      this.database.query<BarBehind['topics']>(
        'SELECT t.id, t.name, t.minutes, t.skills FROM topic t JOIN bar_topic bt ON bt.topic_id = t.id WHERE bt.bar_id = $1 ORDER BY t.minutes, t.name',
        [barId],
      ),
      this.database.query<BarBehind['specialists']>(
        'SELECT s.id, s.name, s.skills FROM staff s JOIN staff_bar sb ON sb.staff_id = s.id WHERE sb.bar_id = $1 AND s.active ORDER BY s.name, s.id',
        [barId],
      ),
      this.database.query<{ skill: string }[]>('SELECT DISTINCT unnest(skills) AS skill FROM topic ORDER BY skill'),
      this.database.query<DeviceRow[]>(
        `SELECT d.id, t.id AS ticket, t.code, t.name, d.kind, d.kept_at AS "keptAt", d.taken_at AS "takenAt", d.promised_day AS "promisedDay", t.ready_at AS "readyAt",
           count(*) OVER ()::int AS found
         FROM device d JOIN ticket t ON t.id = d.ticket_id WHERE d.bar_id = $1 AND d.handed_over_at IS NULL ORDER BY d.taken_at, d.id LIMIT ${mostInHouse}`,
        [barId],
      ),
    ])
    return {
      ...{ topics, specialists, skills: skills.map(({ skill }) => skill) },
      devices: devices.map(({ found: _, ...row }) => ({ ...row, takenAt: row.takenAt.toISOString(), readyAt: iso(row.readyAt) })),
      inHouse: devices[0]?.found ?? 0,
    }
  }
}

const iso = (at: Date | null) => at?.toISOString() ?? null

function floorBar(row: Row): FloorBar {
  const { id, slug, name, zone, day, joining, waiting, silent, helping, wanted, booked, devices, visits, minutes, left, late, noAnswer } = row
  return {
    ...{ id, slug, name, zone, day, joining, waiting, silent, helping, wanted, booked, devices },
    ...{ closesAt: iso(row.closes_at), opensAt: iso(row.opens_at), joiningWords: row.joining_words },
    notice: row.notice_at ? { words: row.notice, at: row.notice_at.toISOString() } : null,
    waits: { noAnswerSeconds: row.no_answer_seconds, graceMinutes: row.grace_minutes },
    ...{ waitingSince: iso(row.waiting_since), nextBooking: iso(row.next_booking), oldestDevice: iso(row.oldest_device) },
    ...{ desksOpen: row.desks_open, onBreak: row.on_break },
    today: { visits, minutes, left, late, noAnswer },
  }
}

/**
 * One statement however many bars: an admin of a chain asks for hundreds of them every few seconds. Each part reads an index of its own
 * for each bar. Leavers are looked for among those who asked since yesterday. $1 bars, $2 now.
 */
const statement = `
  SELECT b.id, b.slug, b.name, b.zone, b.joining, b.joining_words, b.notice, b.notice_at, b.no_answer_seconds, b.grace_minutes, today.day, hours.*, live.*, desks.*, brought.*, helped.*, gone.*, missed.*
  FROM bar b
  CROSS JOIN LATERAL (SELECT ($2::timestamptz AT TIME ZONE b.zone)::date AS day) today
  CROSS JOIN LATERAL (SELECT today.day::timestamp AT TIME ZONE b.zone AS begins, (today.day + 1)::timestamp AT TIME ZONE b.zone AS ends) span
  CROSS JOIN LATERAL (
    SELECT min(closes) FILTER (WHERE opens <= $2 AND $2 < closes) AS closes_at, min(opens) FILTER (WHERE opens > $2) AS opens_at FROM (
      SELECT (today.day + h.opens) AT TIME ZONE b.zone AS opens, (today.day + h.closes) AT TIME ZONE b.zone AS closes
      FROM bar_hours h WHERE h.bar_id = b.id AND h.weekday = extract(isodow FROM today.day)
        AND NOT EXISTS (SELECT FROM closure c WHERE c.bar_id = b.id AND today.day BETWEEN c.first_day AND c.last_day)
    ) hour
  ) hours
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE state = 'waiting')::int AS waiting, count(*) FILTER (WHERE state = 'helping')::int AS helping,
      count(*) FILTER (WHERE state = 'waiting' AND silent)::int AS silent,
      min(CASE WHEN came = 'booked' THEN turn_at ELSE joined_at END) FILTER (WHERE state = 'waiting' AND NOT silent) AS waiting_since,
      count(*) FILTER (WHERE state = 'booked' AND booked_for < span.ends)::int AS booked,
      min(booked_for) FILTER (WHERE state = 'booked' AND booked_for < span.ends) AS next_booking
    FROM ticket WHERE bar_id = b.id AND state IN ('booked', 'waiting', 'called', 'helping', 'held')
  ) live
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS desks_open, count(d.break_why)::int AS on_break,
      COALESCE(json_agg(json_build_object('desk', d.id, 'number', d.number, 'name', s.name, 'at', d.wants_supervisor_at)
        ORDER BY d.wants_supervisor_at) FILTER (WHERE d.wants_supervisor_at IS NOT NULL), '[]') AS wanted
    FROM desk d JOIN staff s ON s.id = d.staff_id WHERE d.bar_id = b.id
  ) desks
  CROSS JOIN LATERAL (SELECT count(*)::int AS devices, min(taken_at) AS oldest_device FROM device WHERE bar_id = b.id AND handed_over_at IS NULL) brought
  CROSS JOIN LATERAL (
    SELECT count(DISTINCT ticket_id)::int AS visits, COALESCE(sum(minutes), 0)::float8 AS minutes FROM session WHERE bar_id = b.id AND day = today.day
  ) helped
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS "left" FROM ticket
    WHERE bar_id = b.id AND joined_at >= span.begins - interval '1 day' AND state = 'left' AND ended_at >= span.begins
  ) gone
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE called_at IS NULL)::int AS late, count(called_at)::int AS "noAnswer" FROM ticket
    WHERE bar_id = b.id AND ${keptAt('$2')}
  ) missed
  WHERE b.id = ANY($1) ORDER BY b.name, b.id`
