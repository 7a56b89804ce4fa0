import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What history looks things up by, besides the indexes that the tables came with. */
export class History1700000000005 implements MigrationInterface {
  name = 'History1700000000005'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('A released migration is never taken back: restore a backup instead.')
  }
}

const statements = [
  // A code that somebody reads from an old message: ticket_code knows only the living ones.
  'CREATE INDEX ticket_any_code ON ticket (code)',
  // Whom somebody helped, and who ever helped at a bar.
  'CREATE INDEX session_staff ON session (staff_id, bar_id)',
  // Which topics were ever asked for at a bar.
  'CREATE INDEX ticket_topic ON ticket (topic_id, bar_id)',
]
