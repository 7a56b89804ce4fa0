import type pg from 'pg'
import type { Outcome } from '../../shared/outcomes.ts'
import { newId } from '../platform/ids.ts'

type Wish = {
  bar: string
  topic: string
  joinedAt: string
  staff?: string
  state?: string
  outcome?: Outcome
  minutes?: number
  day?: string
  person?: string
  name?: string
  about?: string
  code?: string
  note?: string
  summary?: string
}

let place = 1_000_000

/** A visit as it stands in the tables afterwards, for readers who do not care how it came about. With an outcome: helped by `staff`. */
export async function pastVisit(
  owner: pg.Pool,
  {
    bar,
    topic,
    joinedAt,
    staff,
    outcome,
    state = outcome ? 'done' : 'left',
    minutes = 10,
    day = joinedAt.slice(0, 10),
    person,
    name = 'Kim',
    about = '',
    code = 'K7M4',
    note = '',
    summary = '',
  }: Wish,
): Promise<string> {
  const id = newId()
  await owner.query(
    `INSERT INTO ticket (id, bar_id, request_id, code, place, state, topic_id, came, turn_at, person, name, about, proof, joined_at, ended_at)
     VALUES ($1, $2, $1, $3, $4, $5, $6, 'phone', $7, $8, $9, $10, 'proven', $7, $7::timestamptz + interval '30 min')`,
    [id, bar, code, place++, state, topic, joinedAt, person ?? id, name, about],
  )
  if (outcome)
    await owner.query(
      `INSERT INTO session (id, ticket_id, bar_id, topic_id, staff_id, started_at, ended_at, measured_minutes, minutes, outcome, note, summary, day)
       VALUES ($1, $2, $3, $4, $5, $6::timestamptz + interval '20 min', $6::timestamptz + interval '30 min', $7, $7, $8, $9, $10, $11)`,
      [newId(), id, bar, topic, staff, joinedAt, minutes, outcome, note, summary, day],
    )
  return id
}
