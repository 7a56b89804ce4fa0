import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The help desk's own tables. The desk's login may read and write all of them, except that the log of events is append-only:
 * whoever holds that login can add to the history of a bar, never change it. Nothing here knows of purchases.
 */
export class HelpBar1700000000001 implements MigrationInterface {
  name = 'HelpBar1700000000001'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...extensions, ...setUp, ...people, ...line, ...help, ...housekeeping]) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('A released migration is never taken back: restore a backup instead.')
  }
}

const extensions = ['CREATE EXTENSION IF NOT EXISTS btree_gist', 'CREATE EXTENSION IF NOT EXISTS pg_trgm']

const setUp = [
  `CREATE TABLE bar (
    id uuid PRIMARY KEY,
    slug text NOT NULL UNIQUE,
    name text NOT NULL,
    zone text NOT NULL,
    address text NOT NULL,
    bring text NOT NULL DEFAULT '',
    ways text[] NOT NULL DEFAULT '{store}',
    seats smallint NOT NULL DEFAULT 2 CHECK (seats BETWEEN 0 AND 200),
    slot_minutes smallint NOT NULL DEFAULT 15 CHECK (slot_minutes BETWEEN 5 AND 120),
    grace_minutes smallint NOT NULL DEFAULT 15,
    wait_limit_minutes smallint NOT NULL DEFAULT 60,
    no_answer_seconds smallint NOT NULL DEFAULT 180,
    shows_names boolean NOT NULL DEFAULT true,
    joining text NOT NULL DEFAULT 'open' CHECK (joining IN ('open', 'paused')),
    demo boolean NOT NULL DEFAULT false,
    version bigint NOT NULL DEFAULT 0
  )`,
  // Wall-clock times of the bar's own zone; a day may have several spans. weekday: 1 Monday … 7 Sunday (ISO).
  `CREATE TABLE bar_hours (
    bar_id uuid NOT NULL REFERENCES bar ON DELETE CASCADE,
    weekday smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens time NOT NULL,
    closes time NOT NULL CHECK (closes > opens),
    PRIMARY KEY (bar_id, weekday, opens)
  )`,
  `CREATE TABLE closure (
    id uuid PRIMARY KEY,
    bar_id uuid NOT NULL REFERENCES bar ON DELETE CASCADE,
    first_day date NOT NULL,
    last_day date NOT NULL CHECK (last_day >= first_day),
    reason text NOT NULL DEFAULT ''
  )`,
  `CREATE TABLE topic (
    id uuid PRIMARY KEY,
    slug text NOT NULL UNIQUE,
    name text NOT NULL,
    hint text NOT NULL DEFAULT '',
    minutes smallint NOT NULL CHECK (minutes BETWEEN 1 AND 480),
    skills text[] NOT NULL DEFAULT '{}',
    ways text[] NOT NULL DEFAULT '{store}',
    demo boolean NOT NULL DEFAULT false
  )`,
  `CREATE TABLE bar_topic (
    bar_id uuid NOT NULL REFERENCES bar ON DELETE CASCADE,
    topic_id uuid NOT NULL REFERENCES topic ON DELETE CASCADE,
    PRIMARY KEY (bar_id, topic_id)
  )`,
]

const people = [
  `CREATE TABLE staff (
    id uuid PRIMARY KEY,
    email text NOT NULL,
    name text NOT NULL,
    password_hash text,
    role text NOT NULL CHECK (role IN ('specialist', 'supervisor', 'admin')),
    skills text[] NOT NULL DEFAULT '{}',
    active boolean NOT NULL DEFAULT true,
    demo boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL
  )`,
  'CREATE UNIQUE INDEX staff_email ON staff (lower(email))',
  `CREATE TABLE staff_bar (
    staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
    bar_id uuid NOT NULL REFERENCES bar ON DELETE CASCADE,
    PRIMARY KEY (staff_id, bar_id)
  )`,
  `CREATE TABLE staff_login (
    id uuid PRIMARY KEY,
    token_hash bytea NOT NULL UNIQUE,
    staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
  )`,
  'CREATE INDEX staff_login_staff ON staff_login (staff_id)',
  // A desk is open while somebody stands at it; skills are those of the specialist at the moment of opening.
  `CREATE TABLE desk (
    id uuid PRIMARY KEY,
    bar_id uuid NOT NULL REFERENCES bar ON DELETE CASCADE,
    number smallint NOT NULL,
    staff_id uuid REFERENCES staff,
    skills text[] NOT NULL DEFAULT '{}',
    opened_at timestamptz,
    UNIQUE (bar_id, number),
    CHECK ((staff_id IS NULL) = (opened_at IS NULL))
  )`,
  'CREATE UNIQUE INDEX desk_staff ON desk (staff_id) WHERE staff_id IS NOT NULL',
  // proof: 'proven' once any purchase was shown, or a specialist vouched; 'at_desk' while it is still to be shown there.
  `CREATE TABLE customer (
    id uuid PRIMARY KEY,
    name text,
    proof text NOT NULL DEFAULT 'at_desk' CHECK (proof IN ('proven', 'at_desk')),
    proven_by text CHECK (proven_by IN ('contact', 'receipt', 'serial', 'vouched')),
    demo boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL
  )`,
  // Only verified contacts stand here. kind: email (lower case) or phone (E.164).
  `CREATE TABLE contact (
    id uuid PRIMARY KEY,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('email', 'phone')),
    address text NOT NULL,
    verified_at timestamptz NOT NULL,
    UNIQUE (kind, address)
  )`,
  'CREATE INDEX contact_customer ON contact (customer_id)',
  `CREATE TABLE customer_login (
    id uuid PRIMARY KEY,
    token_hash bytea NOT NULL UNIQUE,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
  )`,
  'CREATE INDEX customer_login_customer ON customer_login (customer_id)',
]

const line = [
  `CREATE TABLE ticket (
    id uuid PRIMARY KEY,
    bar_id uuid NOT NULL REFERENCES bar,
    request_id uuid NOT NULL,
    code text NOT NULL,
    place bigint NOT NULL,
    state text NOT NULL CHECK (state IN ('booked', 'waiting', 'called', 'helping', 'held', 'done', 'left', 'cancelled', 'missed', 'closed', 'merged', 'sent')),
    topic_id uuid NOT NULL REFERENCES topic,
    way text NOT NULL DEFAULT 'store' CHECK (way IN ('store', 'phone', 'video')),
    came text NOT NULL CHECK (came IN ('phone', 'walk_in', 'booked')),
    lane smallint NOT NULL DEFAULT 2 CHECK (lane IN (0, 1, 2)),
    turn_at timestamptz NOT NULL,
    due_at timestamptz,
    here boolean NOT NULL DEFAULT false,
    booked_for timestamptz,
    desk_id uuid REFERENCES desk,
    staff_id uuid REFERENCES staff,
    customer_id uuid REFERENCES customer,
    person text NOT NULL,
    name text NOT NULL,
    contact text,
    about text NOT NULL DEFAULT '',
    proof text NOT NULL CHECK (proof IN ('proven', 'at_desk', 'vouched')),
    vouched_because text,
    offered_for timestamptz,
    told_low smallint,
    told_high smallint,
    told_at timestamptz,
    joined_at timestamptz NOT NULL,
    called_at timestamptz,
    started_at timestamptz,
    ended_at timestamptz,
    version bigint NOT NULL DEFAULT 0,
    demo boolean NOT NULL DEFAULT false
  )`,
  // A person has one place in a bar's live line. Booked and held tickets do not count.
  `CREATE UNIQUE INDEX ticket_one_place ON ticket (bar_id, person) WHERE state IN ('waiting', 'called', 'helping')`,
  // A code names one living ticket of a bar; it may be used again when that one has ended.
  `CREATE UNIQUE INDEX ticket_code ON ticket (bar_id, code) WHERE state IN ('booked', 'waiting', 'called', 'helping', 'held')`,
  // A desk serves one person at a time: the database says so, whatever two keyboards say.
  `CREATE UNIQUE INDEX ticket_at_desk ON ticket (desk_id) WHERE state = 'called'`,
  `CREATE INDEX ticket_line ON ticket (bar_id, lane, turn_at, place) WHERE state = 'waiting'`,
  `CREATE INDEX ticket_live ON ticket (bar_id) WHERE state IN ('booked', 'waiting', 'called', 'helping', 'held')`,
  `CREATE INDEX ticket_missed ON ticket (bar_id, turn_at) WHERE state = 'missed'`,
  `CREATE INDEX ticket_booked ON ticket (booked_for) WHERE state = 'booked'`,
  `CREATE INDEX ticket_due ON ticket (due_at) WHERE state = 'waiting' AND lane = 2`,
  'CREATE INDEX ticket_customer ON ticket (customer_id)',
  'CREATE INDEX ticket_visits ON ticket (bar_id, joined_at DESC, id DESC)',
  "CREATE INDEX ticket_words ON ticket USING gin ((name || ' ' || about) gin_trgm_ops)",
  // The log of a bar: gapless, append-only, ids and codes only. happened_at and recorded_at differ for what is entered later.
  `CREATE TABLE event (
    bar_id uuid NOT NULL REFERENCES bar,
    version bigint NOT NULL,
    kind text NOT NULL,
    ticket_id uuid,
    desk_id uuid,
    by_kind text NOT NULL CHECK (by_kind IN ('customer', 'staff', 'system')),
    by_id uuid,
    happened_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    data jsonb NOT NULL,
    PRIMARY KEY (bar_id, version)
  )`,
  'CREATE INDEX event_ticket ON event (ticket_id, version) WHERE ticket_id IS NOT NULL',
  `CREATE INDEX event_told ON event USING gin (data jsonb_path_ops) WHERE kind = 'promises.told'`,
  // One seat of a bar for a span of time. Two people can never hold the same one: the exclusion is atomic.
  `CREATE TABLE reservation (
    id uuid PRIMARY KEY,
    bar_id uuid NOT NULL REFERENCES bar,
    seat smallint NOT NULL CHECK (seat >= 1),
    ticket_id uuid NOT NULL UNIQUE REFERENCES ticket ON DELETE CASCADE,
    during tstzrange NOT NULL,
    CONSTRAINT reservation_one_per_seat EXCLUDE USING gist (bar_id WITH =, seat WITH =, during WITH &&)
  )`,
]

const help = [
  // The help itself. day is the bar's own calendar day, fixed when the session ends.
  `CREATE TABLE session (
    id uuid PRIMARY KEY,
    ticket_id uuid NOT NULL REFERENCES ticket ON DELETE CASCADE,
    bar_id uuid NOT NULL REFERENCES bar,
    topic_id uuid NOT NULL REFERENCES topic,
    desk_id uuid REFERENCES desk,
    staff_id uuid NOT NULL REFERENCES staff,
    started_at timestamptz NOT NULL,
    ended_at timestamptz,
    measured_minutes numeric(6,1),
    minutes numeric(6,1),
    outcome text CHECK (outcome IN ('solved', 'improved', 'left_with_us', 'passed_on', 'not_solved', 'ended_by_us')),
    note text NOT NULL DEFAULT '',
    summary text NOT NULL DEFAULT '',
    day date,
    CHECK ((ended_at IS NULL) = (day IS NULL))
  )`,
  'CREATE UNIQUE INDEX session_running ON session (ticket_id) WHERE ended_at IS NULL',
  'CREATE INDEX session_ticket ON session (ticket_id)',
  'CREATE INDEX session_ledger ON session (bar_id, day)',
  "CREATE INDEX session_words ON session USING gin ((note || ' ' || summary) gin_trgm_ops)",
]

const housekeeping = [
  `CREATE TABLE door_code (
    id uuid PRIMARY KEY,
    address_hash bytea NOT NULL,
    code_hash bytea NOT NULL,
    salt bytea NOT NULL,
    guesses smallint NOT NULL DEFAULT 0,
    sent_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
  )`,
  'CREATE INDEX door_code_address ON door_code (address_hash, sent_at)',
  // A link in a message opens one ticket on another device; only the hash is kept.
  `CREATE TABLE ticket_link (
    token_hash bytea PRIMARY KEY,
    ticket_id uuid NOT NULL REFERENCES ticket ON DELETE CASCADE,
    created_at timestamptz NOT NULL
  )`,
  `CREATE TABLE answered (
    scope text NOT NULL,
    key text NOT NULL,
    body_hash bytea NOT NULL,
    answer jsonb,
    answered_at timestamptz NOT NULL,
    PRIMARY KEY (scope, key)
  )`,
  'CREATE INDEX answered_at ON answered (answered_at)',
  // Tries, counted in the database so that every process sees the same number. bucket: what is limited, key: hashed.
  `CREATE TABLE try (
    bucket text NOT NULL,
    key bytea NOT NULL,
    at timestamptz NOT NULL,
    weight smallint NOT NULL DEFAULT 1
  )`,
  'CREATE INDEX try_key ON try (bucket, key, at)',
]
