import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What specialists have of their own: a PIN for shared tablets, keys, and notes that two people may write at once. */
export class Staff1700000000011 implements MigrationInterface {
  name = 'Staff1700000000011'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('A released migration is never taken back: restore a backup instead.')
  }
}

const statements = [
  // pin_hash: argon2id, as the password's. keys: shortcuts put elsewhere, command → key.
  "ALTER TABLE staff ADD COLUMN pin_hash text, ADD COLUMN keys jsonb NOT NULL DEFAULT '{}'",
  // A login by PIN is a colleague's for a working day, never for a week.
  'ALTER TABLE staff_login ADD COLUMN by_pin boolean NOT NULL DEFAULT false',
  // revision rises whenever note or summary change: whoever typed on an older one is told, and overwrites nothing.
  `ALTER TABLE session
    ADD COLUMN revision integer NOT NULL DEFAULT 0,
    ADD COLUMN noted_at timestamptz,
    ADD COLUMN noted_by uuid REFERENCES staff`,
]
