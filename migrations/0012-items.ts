import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * By which purchase somebody showed that they once bought: the one thing that is needed to say, once they are called, what the help
 * may be about. It lies in schema sales, where the desk's login has no way in; the pass that goes to the line still carries none.
 */
export class Items1700000000012 implements MigrationInterface {
  name = 'Items1700000000012'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('A released migration is never taken back: restore a backup instead.')
  }
}

const statements = [
  // customer_id is an id of the help desk's; this login cannot look up whose.
  `CREATE TABLE sales.proof (
    customer_id uuid NOT NULL,
    purchase_id bigint NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (customer_id, purchase_id)
  )`,
  'CREATE INDEX proof_purchase ON sales.proof (purchase_id)',
]
