import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** Vite names these after their content: they never change. */
const hashed = /\/assets\/[^/]+-[\w-]{8,}\.\w+$/

/**
 * Serves the built client: hashed files for a year, the page itself never from a cache. Every address that is not under /api and
 * not a file is a page of the client, which finds its own way. Compressed files lie beside the originals since the build.
 */
export async function serveClient(fastify: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return
  await fastify.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    globIgnore: ['**/*.br', '**/*.gz'],
    index: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', hashed.test(path.replace(/\.(br|gz)$/, '')) ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const page = (reply: FastifyReply) => reply.sendFile('index.html')
  fastify.get('/', (_, reply) => page(reply))
  fastify.get('/*', (request, reply) => {
    const isPage = !request.url.startsWith('/api') && !/\.\w{1,8}$/.test(new URL(request.url, 'http://x').pathname)
    if (isPage) return page(reply)
    // A file that was built since the start lies on the disk all the same.
    return request.url.startsWith('/assets/') ? reply.sendFile(new URL(request.url, 'http://x').pathname) : reply.callNotFound()
  })
}
