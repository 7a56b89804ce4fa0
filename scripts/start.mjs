/** `npm start`: builds what is stale and runs the server, in one process, so that a signal reaches it whoever sends it. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Aftercare cannot start: it wants Node 20.19 or later, and this is ${process.version}.`)
  process.exit(1)
}

const { build } = await import('./build.mjs').catch((error) => {
  console.error(`Aftercare cannot start: its packages are not complete (${error.message}). Run: npm ci`)
  process.exit(1)
})
process.env.NODE_ENV ??= 'development'
await build().catch((error) => {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  console.error(`Aftercare cannot start: something has to be built, and what builds it is not installed (${error.message}). Run: npm ci --include=dev`)
  process.exit(1)
})
process.setSourceMapsEnabled(true)
await import('../dist/server/main.js')
