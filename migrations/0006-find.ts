import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What the desk's search looks people up by, while they stand there. */
export class Find1700000000006 implements MigrationInterface {
  name = 'Find1700000000006'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('A released migration is never taken back: restore a backup instead.')
  }
}

const statements = [
  // By the beginning of an address, whatever the database's collation. Trigrams would find the middle as well, but every move of a
  // ticket would pay for them.
  'CREATE INDEX ticket_contact ON ticket (contact text_pattern_ops) WHERE contact IS NOT NULL',
  'CREATE INDEX contact_address ON contact (address text_pattern_ops)',
]
