import { createHash } from 'node:crypto'
import pg from 'pg'
import type { DataSource, ObjectLiteral } from 'typeorm'
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js'

/** A statement that came so often is prepared; generated ones that hardly come again are not worth a connection's memory. */
const often = 5
/** How many statements a connection remembers at most. */
const most = 400
const seen = new Map<string, number>()
const names = new Map<string, string>()

/**
 * A connection that parses and plans what it is asked again and again only once, which TypeORM cannot ask for: for most of our
 * statements that is half of their time. Whatever takes every column (`*`) is left out: a migration in another process may add one,
 * and PostgreSQL refuses a prepared statement whose result has changed.
 */
export class PreparingClient extends pg.Client {
  // pg's own signature is a dozen overloads; all that is given here is passed on.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  override query(...[what, values, ...rest]: any[]): any {
    const name = typeof what === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(what) : undefined
    const ask = name === undefined ? [what, values] : [{ name, text: what, values }]
    return (super.query as (...args: unknown[]) => unknown).call(this, ...ask, ...rest)
  }
}

/** The name of a statement that is worth one; the same in every connection. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= most) return known
  const count = (seen.get(text) ?? 0) + 1
  if (seen.size >= 10 * most) seen.clear()
  seen.set(text, count)
  if (count < often || text.replaceAll('count(*)', '').includes('*')) return undefined
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32)
  seen.delete(text)
  names.set(text, name)
  return name
}

/**
 * A read straight from the pool, outside of any transaction: for what runs at every request and for every screen that connects.
 * TypeORM's own `query` makes a runner and tells its subscribers each time; when 17,540 screens come back, that is a quarter of the work.
 */
export async function straight<Row extends ObjectLiteral>(source: DataSource, text: string, values: unknown[]): Promise<Row[]> {
  const connections = (source.driver as PostgresDriver).master as pg.Pool
  return (await connections.query<Row>(text, values)).rows
}
