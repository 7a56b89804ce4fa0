/** Runs one of the server's tools, built when stale: `node scripts/run.mjs server/admin.ts create --email …`. */
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { build } from './build.mjs'

const [tool, ...rest] = process.argv.slice(2)
if (!tool) throw new Error('Which tool?')
process.env.NODE_ENV ??= 'development'
await build({ only: 'server', say: () => undefined })
process.setSourceMapsEnabled(true)
const file = join(import.meta.dirname, '../dist', tool.replace(/\.ts$/, '.js'))
process.argv.splice(1, process.argv.length - 1, file, ...rest)
await import(pathToFileURL(file).href)
