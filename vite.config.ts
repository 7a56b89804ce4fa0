import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The server that `npm run dev` talks to; another one for trying things out: AFTERCARE_API=http://127.0.0.1:3100. */
const api = process.env.AFTERCARE_API ?? 'http://127.0.0.1:3000'

export default defineConfig({
  root: resolve(import.meta.dirname, 'client'),
  plugins: [react()],
  build: { outDir: resolve(import.meta.dirname, 'dist/client'), emptyOutDir: true, target: 'es2022', manifest: true },
  server: {
    port: 5173,
    // While developing, the room client/api has addresses that begin like the server's.
    proxy: { '/api': { target: api, ws: true, bypass: ({ url }) => (url && /\.tsx?(\?|$)/.test(url) ? url : undefined) } },
  },
})
