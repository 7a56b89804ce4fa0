import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Until when the turn of somebody who did not come is kept: to the end of the bar's day in which that was, whatever day the turn is from. */
export class Kept1700000000019 implements MigrationInterface {
  name = 'Kept1700000000019'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE ticket ADD COLUMN kept_until timestamptz')
    // Who was missed before has none, as in the log: by the next day none of them could come back.
    await runner.query('DROP INDEX ticket_missed')
    await runner.query(`CREATE INDEX ticket_missed ON ticket (bar_id, kept_until) WHERE state = 'missed'`)
  }

  async down(): Promise<void> {
    throw new Error('A released migration is never taken back: restore a backup instead.')
  }
}
