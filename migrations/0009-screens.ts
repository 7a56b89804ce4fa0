import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Tablets and televisions that were paired with a bar, and who came to a tablet today. */
export class Screens1700000000009 implements MigrationInterface {
  name = 'Screens1700000000009'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('A released migration is never taken back: restore a backup instead.')
  }
}

const statements = [
  // pairing_hash: of the short code, until it was typed or is too old. token_hash: of the cookie that the screen holds since.
  `CREATE TABLE screen (
    id uuid PRIMARY KEY,
    bar_id uuid NOT NULL REFERENCES bar ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('kiosk', 'board')),
    name text NOT NULL,
    made_at timestamptz NOT NULL,
    made_by uuid REFERENCES staff ON DELETE SET NULL,
    pairing_hash bytea UNIQUE,
    pairing_until timestamptz,
    token_hash bytea UNIQUE,
    paired_at timestamptz,
    seen_at timestamptz,
    CHECK ((pairing_hash IS NULL) = (pairing_until IS NULL)),
    CHECK ((token_hash IS NULL) = (paired_at IS NULL)),
    CHECK ((token_hash IS NULL) = (seen_at IS NULL))
  )`,
  'CREATE INDEX screen_bar ON screen (bar_id)',
  // Who asked for a place at a tablet: a keyed hash of what they showed or of what they meant to do once. Forgotten after two days.
  `CREATE TABLE kiosk_visitor (
    hash bytea PRIMARY KEY,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE CASCADE,
    made_at timestamptz NOT NULL
  )`,
  'CREATE INDEX kiosk_visitor_customer ON kiosk_visitor (customer_id)',
  'CREATE INDEX kiosk_visitor_made ON kiosk_visitor (made_at)',
]
