import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What was bought, in a schema that only the purchases room's login may open. There is no column for an amount, and none is ever
 * added: help does not depend on what somebody spent.
 *
 * Rows are narrow, because a shop brings millions: ids are a bigint from a sequence (nothing outside this schema refers to them).
 */
export class Sales1700000000002 implements MigrationInterface {
  name = 'Sales1700000000002'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('A released migration is never taken back: restore a backup instead.')
  }
}

const statements = [
  'CREATE SCHEMA IF NOT EXISTS sales',
  // number, receipt and postcodes are written as server/purchases/keys.ts writes them, so that equality finds what people type.
  // bought_on is the day on the receipt, by the shop's own clock. shipping_postcode is null when it is the billing one.
  `CREATE TABLE sales.purchase (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    bought_at timestamptz NOT NULL,
    imported_at timestamptz NOT NULL,
    bought_on date NOT NULL,
    refunded boolean NOT NULL,
    cancelled boolean NOT NULL,
    channel text NOT NULL CHECK (channel IN ('web', 'pos')),
    number text NOT NULL,
    source text NOT NULL,
    receipt text,
    place text,
    billing_postcode text,
    shipping_postcode text,
    UNIQUE (number, source)
  )`,
  'CREATE INDEX purchase_receipt ON sales.purchase (receipt) WHERE receipt IS NOT NULL',
  // position: the how-manieth row of its order in the feed, so that the same row is the same item in every run.
  `CREATE TABLE sales.item (
    purchase_id bigint NOT NULL,
    position integer NOT NULL,
    quantity integer NOT NULL,
    sku text,
    name text NOT NULL,
    serial text,
    PRIMARY KEY (purchase_id, position)
  )`,
  'CREATE INDEX item_serial ON sales.item (serial) WHERE serial IS NOT NULL',
  // e-mail in lower case, phone as E.164.
  `CREATE TABLE sales.contact_key (
    purchase_id bigint NOT NULL,
    kind text NOT NULL CHECK (kind IN ('email', 'phone')),
    value text NOT NULL,
    PRIMARY KEY (value, purchase_id)
  )`,
]
