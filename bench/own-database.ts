/** What every command that measures stands on: a folder of its own that goes at the end, the built house, and a PostgreSQL of its own. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../server/platform/embedded.ts'
import type { Bench } from './bench.ts'

type Build = { build: (options: { say: Bench['say']; only?: 'server' }) => Promise<void> }

/** Measures and ends the process. `only`: what is built; without it everything. */
export async function onOwnDatabase(wish: Pick<Bench, 'quick' | 'repeats'> & { only?: 'server' }, measure: (bench: Bench) => Promise<void>): Promise<never> {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-bench-'))
  // PostgreSQL does not run as root: then another user has to get in here.
  chmodSync(folder, 0o755)
  // Whatever ends this process: what it started ends with it.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))
  const say = (line: string) => console.log(`… ${line}`)

  const { quick, repeats, ...built } = wish
  const { build } = (await import(join(import.meta.dirname, '../scripts/build.mjs'))) as Build
  await build({ say, ...built })
  const database = await openEmbedded(folder, () => undefined)
  try {
    await measure({ quick, repeats, postgres: database.url, folder, say })
  } finally {
    await database.stop()
  }
  // Connections that were kept open must not keep the process.
  process.exit()
}
