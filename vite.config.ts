import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, defineConfig, type Plugin } from 'vite'

/** The server that `npm run dev` talks to; another one for trying things out: AFTERCARE_API=http://127.0.0.1:3100. */
const api = process.env.AFTERCARE_API ?? 'http://127.0.0.1:3000'

/**
 * The service worker: one file in itself, at an address that never changes, as browsers look there for a newer one. Packed by itself: from
 * the same build it would share pieces with the pages, and not every browser takes a service worker that imports.
 */
function serviceWorker(): Plugin {
  const entry = resolve(import.meta.dirname, 'client/push/worker.ts')
  const packed = async (): Promise<string> => {
    const lib = { entry, formats: ['iife' as const], name: 'worker', fileName: 'sw' }
    const made = await build({ configFile: false, logLevel: 'error', build: { write: false, target: 'es2022', lib } })
    const [output] = Array.isArray(made) ? made : [made]
    if (!output || !('output' in output)) throw new Error('The service worker was not built.')
    return output.output[0].code
  }
  return {
    name: 'service-worker',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: await packed() })
    },
    configureServer(server) {
      server.middlewares.use('/sw.js', (_, answer, next) => {
        packed().then((code) => answer.setHeader('content-type', 'text/javascript').end(code), next)
      })
    },
  }
}

export default defineConfig({
  root: resolve(import.meta.dirname, 'client'),
  plugins: [react(), serviceWorker()],
  build: { outDir: resolve(import.meta.dirname, 'dist/client'), emptyOutDir: true, target: 'es2022', manifest: true },
  server: {
    port: 5173,
    // While developing, the room client/api has addresses that begin like the server's.
    proxy: { '/api': { target: api, ws: true, bypass: ({ url }) => (url && /\.tsx?(\?|$)/.test(url) ? url : undefined) } },
  },
})
