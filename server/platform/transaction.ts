import type { DataSource, EntityManager } from 'typeorm'

/** The transaction that a piece of work belongs to. Passed explicitly: what is written without it is outside. */
export type Tx = EntityManager

/** Serialization failure and deadlock: PostgreSQL has rolled everything back and nothing was said to anybody, so that trying again is safe. */
const worthAnotherTry = new Set(['40001', '40P01'])

export const postgresCode = (error: unknown): string | undefined => {
  const code = (error as { code?: unknown; driverError?: { code?: unknown } })?.driverError?.code ?? (error as { code?: unknown })?.code
  return typeof code === 'string' ? code : undefined
}

/** Runs `work` in one transaction (read committed), again up to twice when PostgreSQL chose it as the victim of a deadlock. */
export async function inTransaction<T>(source: DataSource, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await source.transaction(work)
    } catch (error) {
      if (attempt === 3 || !worthAnotherTry.has(postgresCode(error) ?? '')) throw error
    }
  }
}
