import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What the door and its messages need besides the help bar's own tables. */
export class Door1700000000004 implements MigrationInterface {
  name = 'Door1700000000004'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('A released migration is never taken back: restore a backup instead.')
  }
}

const statements = [
  // A code answers to the browser that asked for it alone: a stranger can neither guess it nor use up its guesses.
  // step 2: the second code, asked for while wrong codes rain on all addresses.
  'ALTER TABLE door_code ADD COLUMN asked_hash bytea NOT NULL, ADD COLUMN step smallint NOT NULL DEFAULT 1 CHECK (step IN (1, 2))',
  // Who may see one ticket besides its own customer: whoever came by the link in its message. Nothing else of that customer.
  `CREATE TABLE ticket_guest (
    ticket_id uuid NOT NULL REFERENCES ticket ON DELETE CASCADE,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (ticket_id, customer_id)
  )`,
  'CREATE INDEX ticket_guest_customer ON ticket_guest (customer_id)',
  'CREATE INDEX ticket_link_ticket ON ticket_link (ticket_id)',
  // One message to a customer. once: what it is about, so that it cannot be put twice. Neither words nor address: those are read
  // when it is sent. skipped: why it was never sent.
  `CREATE TABLE message (
    id uuid PRIMARY KEY,
    once text NOT NULL UNIQUE,
    kind text NOT NULL,
    ticket_id uuid,
    made_at timestamptz NOT NULL,
    tries smallint NOT NULL DEFAULT 0,
    claimed_until timestamptz,
    sent_at timestamptz,
    skipped text
  )`,
  'CREATE INDEX message_ticket ON message (ticket_id) WHERE ticket_id IS NOT NULL',
  'CREATE INDEX message_unsent ON message (made_at) WHERE sent_at IS NULL AND skipped IS NULL',
]
