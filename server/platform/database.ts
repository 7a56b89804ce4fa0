import './postgres-types.ts'
import { type DynamicModule, Module } from '@nestjs/common'
import { TypeOrmModule, type TypeOrmModuleOptions } from '@nestjs/typeorm'
import { CannotStart } from './cannot-start.ts'
import { Config, hasDatabase } from './config.ts'
import { loginsOf } from './logins.ts'
import { PreparingClient } from './prepared.ts'

/** Names of the data sources besides the default one, for `@InjectDataSource(sales)` and `forFeature([…], sales)`. */
export const sales = 'sales'
/** Reads only; on the replica if there is one. */
export const history = 'history'

/**
 * Options of one pool. The timeouts (ms) bound what a stuck command can hold up: a lock that is not had in 5 s, a statement of
 * 20 s, a transaction that waits 10 s for its own process.
 */
export function pool(url: string, max: number, more: Record<string, unknown> = {}): TypeOrmModuleOptions {
  const extra = {
    max,
    connectionTimeoutMillis: 10_000,
    lock_timeout: 5_000,
    statement_timeout: 20_000,
    idle_in_transaction_session_timeout: 10_000,
    application_name: 'aftercare',
    ...more,
  }
  return { type: 'postgres', url, extra, autoLoadEntities: true, synchronize: false, retryAttempts: 0, logging: false }
}

function addresses(config: Config) {
  if (!hasDatabase(config)) throw new CannotStart('The database has to be opened before the server is put together.')
  const logins = loginsOf(config)
  return { desk: logins.desk.url, sales: logins.sales.url, history: config.HISTORY_DATABASE_URL ?? logins.desk.url }
}

/** The desk's data source (default), the purchases room's ('sales') and the one for reading at leisure ('history'). */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest knows a module by its class
export class DatabaseModule {
  static open(): DynamicModule {
    const source = (name: string | undefined, options: (config: Config) => TypeOrmModuleOptions) =>
      TypeOrmModule.forRootAsync({ ...(name ? { name } : {}), inject: [Config], useFactory: options })
    return {
      module: DatabaseModule,
      imports: [
        source(undefined, (config) => pool(addresses(config).desk, config.POOL_SIZE, { Client: PreparingClient })),
        source(sales, (config) => pool(addresses(config).sales, 4)),
        source(history, (config) => pool(addresses(config).history, 3, { statement_timeout: 60_000, options: '-c default_transaction_read_only=on' })),
      ],
    }
  }
}
