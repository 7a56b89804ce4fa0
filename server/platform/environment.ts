/** The surroundings of a process: its settings and its database. For the server and for every tool. */
import { join } from 'node:path'
import { config as readDotEnv } from 'dotenv'
import { CannotStart } from './cannot-start.ts'
import { type Config, hasDatabase, readConfig, type WithDatabase } from './config.ts'
import { openEmbedded, secretFile } from './embedded.ts'

/** `where`: the folder of the embedded database, if it is that. */
export type Opened = { config: WithDatabase; where?: string; close: () => Promise<void> }

/** Settings from the environment and, for what it does not name, from a file `.env`. */
export function settings(): Config {
  readDotEnv({ quiet: true })
  return readConfig(process.env, (dataDir) => secretFile(join(dataDir, 'secret')))
}

/** The database at DATABASE_URL, or the embedded one: started, or joined by tools (`join`) when the server runs already. */
export async function openDatabase(config: Config, say: (line: string) => void, options: { join?: boolean } = {}): Promise<Opened> {
  if (hasDatabase(config)) return { config, close: async () => undefined }
  const embedded = await openEmbedded(config.DATA_DIR, say, options)
  return { config: config.with({ DATABASE_URL: embedded.url }) as WithDatabase, where: embedded.data, close: embedded.stop }
}

/** Runs the main function of a process. What somebody can mend is said in one line; anything else is a fault of ours and keeps its stack. */
export async function run(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    console.error(error instanceof CannotStart ? `Aftercare cannot start: ${error.message}` : error)
    process.exit(1)
  }
}
