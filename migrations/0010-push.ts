import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Messages by more than one way: to browsers that asked for it, and to phones within what may be spent. */
export class Push1700000000010 implements MigrationInterface {
  name = 'Push1700000000010'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('A released migration is never taken back: restore a backup instead.')
  }
}

const statements = [
  // A browser that wants to be told. It hangs on the session of its device: who that device knows is told, and nobody when it forgets.
  `CREATE TABLE push_subscription (
    id uuid PRIMARY KEY,
    login_id uuid NOT NULL REFERENCES customer_login ON DELETE CASCADE,
    endpoint text NOT NULL,
    endpoint_hash bytea NOT NULL UNIQUE,
    p256dh text NOT NULL,
    auth text NOT NULL,
    made_at timestamptz NOT NULL
  )`,
  'CREATE INDEX push_subscription_login ON push_subscription (login_id)',
  // channel: by which way. version: of the event that it tells. about: what a newer one about the same replaces. corrects: the message
  // that is taken back by this one. trouble: why it did not arrive at the last try, or never will when it is skipped as well.
  `ALTER TABLE message
    ADD COLUMN channel text NOT NULL DEFAULT 'email' CHECK (channel IN ('email', 'phone', 'push')),
    ADD COLUMN subscription_id uuid,
    ADD COLUMN version bigint,
    ADD COLUMN about text,
    ADD COLUMN corrects uuid,
    ADD COLUMN trouble text`,
  'CREATE INDEX message_trouble ON message (ticket_id) WHERE trouble IS NOT NULL AND sent_at IS NULL',
  // What was spent on text messages. Once for each message, however often it is tried. The number only as a keyed hash.
  `CREATE TABLE text_spent (
    message_id uuid PRIMARY KEY,
    number_hash bytea NOT NULL,
    at timestamptz NOT NULL
  )`,
  'CREATE INDEX text_spent_at ON text_spent (at)',
]
