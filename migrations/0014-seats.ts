import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Where people sit is erased at closing: found without reading every visit that ever was. */
export class Seats1700000000014 implements MigrationInterface {
  name = 'Seats1700000000014'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE INDEX ticket_seat ON ticket (bar_id) WHERE seat <> ''")
  }

  async down(): Promise<void> {
    throw new Error('A released migration is never taken back: restore a backup instead.')
  }
}
