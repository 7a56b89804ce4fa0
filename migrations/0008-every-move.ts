import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What a real day needs besides the first visit: people who step out, things that stay over night, breaks, notices. */
export class EveryMove1700000000008 implements MigrationInterface {
  name = 'EveryMove1700000000008'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...tickets, ...words, ...devices, ...desks, ...bars]) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('A released migration is never taken back: restore a backup instead.')
  }
}

const tickets = [
  `ALTER TABLE ticket
    ADD COLUMN away_until timestamptz,
    ADD COLUMN silent boolean NOT NULL DEFAULT false,
    ADD COLUMN on_way_at timestamptz,
    ADD COLUMN near_at timestamptz,
    ADD COLUMN later_count smallint NOT NULL DEFAULT 0 CHECK (later_count BETWEEN 0 AND 2),
    ADD COLUMN urgent text CHECK (urgent IN ('danger', 'medical', 'cannot_wait')),
    ADD COLUMN urgent_because text,
    ADD COLUMN for_staff_id uuid REFERENCES staff,
    ADD COLUMN more_topics uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN held_for text CHECK (held_for IN ('copying', 'with_us')),
    ADD COLUMN ready_at timestamptz,
    ADD COLUMN people smallint NOT NULL DEFAULT 1 CHECK (people BETWEEN 1 AND 20),
    ADD COLUMN language text NOT NULL DEFAULT '',
    ADD COLUMN comforts text[] NOT NULL DEFAULT '{}',
    ADD COLUMN seat text NOT NULL DEFAULT '',
    ADD COLUMN goes_on_as uuid REFERENCES ticket,
    ADD CONSTRAINT ticket_urgent_lane CHECK ((lane = 0) = (urgent IS NOT NULL)),
    ADD CONSTRAINT ticket_held_for CHECK (state <> 'held' OR held_for IS NOT NULL)`,
  'CREATE INDEX ticket_away ON ticket (away_until) WHERE away_until IS NOT NULL',
  // What was merged or sent goes on as another ticket: found from both ends.
  'CREATE INDEX ticket_request ON ticket (request_id)',
  'CREATE INDEX ticket_goes_on ON ticket (goes_on_as) WHERE goes_on_as IS NOT NULL',
]

// Reasons and notices in people's words stand beside the log, in rows that can be erased.
const words = [
  `CREATE TABLE event_words (
    bar_id uuid NOT NULL REFERENCES bar ON DELETE CASCADE,
    version bigint NOT NULL,
    ticket_id uuid REFERENCES ticket ON DELETE CASCADE,
    words text NOT NULL,
    PRIMARY KEY (bar_id, version)
  )`,
  'CREATE INDEX event_words_ticket ON event_words (ticket_id) WHERE ticket_id IS NOT NULL',
]

// What was brought, its condition, where it is, what was agreed, who may collect it. Days are the bar's own.
const devices = [
  `CREATE TABLE device (
    id uuid PRIMARY KEY,
    bar_id uuid NOT NULL REFERENCES bar,
    ticket_id uuid NOT NULL REFERENCES ticket ON DELETE CASCADE,
    kind text NOT NULL,
    serial text NOT NULL DEFAULT '',
    condition text NOT NULL DEFAULT '',
    accessories text NOT NULL DEFAULT '',
    kept_at text NOT NULL DEFAULT '',
    agreed text NOT NULL DEFAULT '',
    data_may_be_lost boolean NOT NULL DEFAULT false,
    may_collect text NOT NULL DEFAULT '',
    repair_reference text NOT NULL DEFAULT '',
    promised_day date,
    taken_at timestamptz NOT NULL,
    taken_by uuid REFERENCES staff,
    handed_over_at timestamptz,
    handed_over_by uuid REFERENCES staff,
    handed_to text,
    handed_how text CHECK (handed_how IN ('collected', 'sent')),
    demo boolean NOT NULL DEFAULT false,
    CHECK ((handed_over_at IS NULL) = (handed_how IS NULL)),
    CHECK ((handed_over_at IS NULL) = (handed_to IS NULL))
  )`,
  'CREATE INDEX device_ticket ON device (ticket_id)',
  'CREATE INDEX device_in_house ON device (bar_id, taken_at) WHERE handed_over_at IS NULL',
]

const desks = [
  `ALTER TABLE desk
    ADD COLUMN break_why text CHECK (break_why IN ('lunch', 'short', 'errand', 'meeting')),
    ADD COLUMN break_until timestamptz,
    ADD COLUMN wants_supervisor_at timestamptz,
    ADD CONSTRAINT desk_break CHECK ((break_why IS NULL) = (break_until IS NULL)),
    ADD CONSTRAINT desk_break_open CHECK (break_why IS NULL OR staff_id IS NOT NULL),
    ADD CONSTRAINT desk_wants_open CHECK (wants_supervisor_at IS NULL OR staff_id IS NOT NULL)`,
]

// closed_day: the day of the bar for which staff closed the line; the next day opens it again. shown_…: the range that the door and the board show now.
const bars = [
  `ALTER TABLE bar
    ADD COLUMN joining_words text NOT NULL DEFAULT '',
    ADD COLUMN closed_day date,
    ADD COLUMN notice text NOT NULL DEFAULT '',
    ADD COLUMN notice_at timestamptz,
    ADD COLUMN shown_low smallint,
    ADD COLUMN shown_high smallint,
    ADD COLUMN shown_at timestamptz,
    DROP CONSTRAINT bar_joining_check,
    ADD CONSTRAINT bar_joining_check CHECK (joining IN ('open', 'paused', 'closed')),
    ADD CONSTRAINT bar_closed_day CHECK ((joining = 'closed') = (closed_day IS NOT NULL))`,
]
