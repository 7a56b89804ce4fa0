import { cpus, platform, release, totalmem } from 'node:os'
import pg from 'pg'
import type { Bench } from './bench.ts'

/** Where and when: figures of another machine cannot be compared with these. `postgres`: its version. */
export function here(postgres: string): string {
  const cores = cpus()
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GB of memory`
  return `Taken on ${new Date().toISOString().slice(0, 10)}: ${cores.length} cores (${cores[0]?.model.trim()}), ${memory}, ${platform()} ${release()}, Node ${process.versions.node}, PostgreSQL ${postgres}.`
}

export async function machine({ postgres }: Bench): Promise<string> {
  const client = new pg.Client({ connectionString: postgres })
  await client.connect()
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version')
  await client.end()
  return here(rows[0]?.server_version ?? '')
}
