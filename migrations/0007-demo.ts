import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Whether demo content was made here, so that a half-made one is noticed, and one that was cleared does not come back. */
export class Demo1700000000007 implements MigrationInterface {
  name = 'Demo1700000000007'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE demo_content (begun_at timestamptz NOT NULL, made_at timestamptz, cleared_at timestamptz)')
  }

  async down(): Promise<void> {
    throw new Error('A released migration is never taken back: restore a backup instead.')
  }
}
