import type { MigrationInterface, QueryRunner } from 'typeorm'

/** How a bar waits is set by its people now: the database holds the bounds. Whoever had set more by hand keeps the most that is allowed. */
export class Waits1700000000020 implements MigrationInterface {
  name = 'Waits1700000000020'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'UPDATE bar SET no_answer_seconds = greatest(0, least(no_answer_seconds, 1800)), grace_minutes = greatest(0, least(grace_minutes, 120)) WHERE no_answer_seconds NOT BETWEEN 0 AND 1800 OR grace_minutes NOT BETWEEN 0 AND 120',
    )
    await runner.query('ALTER TABLE bar ADD CHECK (no_answer_seconds BETWEEN 0 AND 1800), ADD CHECK (grace_minutes BETWEEN 0 AND 120)')
  }

  async down(): Promise<void> {
    throw new Error('A released migration is never taken back: restore a backup instead.')
  }
}
