import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Closes what PostgreSQL leaves open to everybody. The logins themselves and their rights are renewed at every start
 * (`server/platform/logins.ts`): passwords follow APP_SECRET, and names differ between installations.
 */
export class Logins1700000000003 implements MigrationInterface {
  name = 'Logins1700000000003'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA IF NOT EXISTS sales')
    await runner.query('REVOKE ALL ON SCHEMA sales FROM PUBLIC')
    await runner.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC')
  }

  async down(): Promise<void> {
    throw new Error('A released migration is never taken back: restore a backup instead.')
  }
}
