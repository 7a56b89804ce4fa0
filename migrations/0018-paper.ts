import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Help that was noted on paper while nothing worked, and entered afterwards, says so wherever it is listed. */
export class Paper1700000000018 implements MigrationInterface {
  name = 'Paper1700000000018'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE ticket DROP CONSTRAINT ticket_came_check, ADD CONSTRAINT ticket_came_check CHECK (came IN ('phone', 'walk_in', 'booked', 'paper'))`,
    )
  }

  async down(): Promise<void> {
    throw new Error('A released migration is never taken back: restore a backup instead.')
  }
}
