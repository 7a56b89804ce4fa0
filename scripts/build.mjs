/** Builds what is stale: the server file by file with swc, the client with Vite. `npm run build`; `npm start` calls it first. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(root, 'dist')
const manifestFile = join(dist, 'built.json')
const isTest = /(\.test\.tsx?|server\/testing\/.*)$/

const sha = (...parts) => parts.reduce((hash, part) => hash.update(part).update('\0'), createHash('sha256')).digest('hex')
const read = (path) => readFileSync(join(root, path))
const filesIn = (folder) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)))
        .sort()
    : []

function readManifest() {
  try {
    return JSON.parse(readFileSync(manifestFile, 'utf8'))
  } catch {
    return { server: {}, client: '' }
  }
}

/** Written and then moved: a build that was interrupted, or runs twice at once, leaves no half file. */
function write(path, content) {
  mkdirSync(dirname(path), { recursive: true })
  const unfinished = `${path}.${process.pid}`
  writeFileSync(unfinished, content)
  renameSync(unfinished, path)
}

async function buildServer(built, say) {
  const how = sha(read('.swcrc'), read('scripts/build.mjs'), read('package-lock.json'))
  const sources = ['server', 'shared', 'migrations'].flatMap(filesIn).filter((file) => !isTest.test(file))
  const wanted = Object.fromEntries(sources.map((file) => [file, sha(how, read(file))]))
  const stale = sources.filter((file) => built[file] !== wanted[file] || !existsSync(outputOf(file)))
  for (const file of Object.keys(built)) if (!(file in wanted)) rmSync(outputOf(file), { force: true })
  if (stale.length > 0) {
    say(`Building the server (${stale.length} files)`)
    const { transform } = await import('@swc/core')
    for (const file of stale) {
      if (!file.endsWith('.ts')) {
        write(outputOf(file), read(file))
        continue
      }
      const { code, map } = await transform(read(file).toString(), {
        filename: join(root, file),
        sourceFileName: relative(dirname(outputOf(file)), join(root, file)),
      })
      write(`${outputOf(file)}.map`, map)
      write(outputOf(file), `${code}\n//# sourceMappingURL=${file.split('/').at(-1).replace(/\.ts$/, '.js')}.map\n`)
    }
  }
  return wanted
}

const outputOf = (file) => join(dist, file.replace(/\.ts$/, '.js'))

async function buildClient(built, say) {
  const sources = [...filesIn('client'), ...filesIn('shared')].filter((file) => !isTest.test(file))
  const wanted = sha(read('vite.config.ts'), read('package-lock.json'), read('scripts/build.mjs'), ...sources.flatMap((file) => [file, read(file)]))
  if (built === wanted && existsSync(join(dist, 'client/index.html'))) return wanted
  say('Building the client')
  const { build } = await import('vite')
  // Vite reads it when it decides which React is packed: in development that would be the one half as heavy again.
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
  compressAll(join(dist, 'client'))
  return wanted
}

/** What is sent often is compressed once, as well as can be. */
function compressAll(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|css|html|svg|json|webmanifest|txt)$/.test(entry.name)) continue
    const file = join(entry.parentPath, entry.name)
    const content = readFileSync(file)
    if (content.length < 1024) continue
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }))
  }
}

/** `only`: 'server' or 'client'; both without it. */
export async function build({ say = console.log, only } = {}) {
  const manifest = readManifest()
  if (only !== 'client') manifest.server = await buildServer(manifest.server, say)
  if (only !== 'server') manifest.client = await buildClient(manifest.client, say)
  write(manifestFile, JSON.stringify(manifest))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build({ only: process.argv[2] })
