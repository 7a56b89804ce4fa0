import { Logger } from '@nestjs/common'
import type { DataSource } from 'typeorm'

const logger = new Logger('noted')

/**
 * Writes beside a read that somebody was seen, in one statement for all of them. What was read holds all the same when that cannot
 * be written: nobody is refused for it, and the next read tries again.
 */
export async function noted(database: DataSource, text: string, values: unknown[]): Promise<void> {
  await database.query(text, values).catch((error: unknown) => logger.warn(error))
}
