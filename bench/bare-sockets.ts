/** The floor of the watchers: a socket.io server of the same version with the same options, and nothing else. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { socketPath } from '../shared/live.ts'
import { serve } from './child.ts'

export type BareAsk = { do: 'open' } | { do: 'send'; message: unknown }
/** `at`: when it was sent, ns of the monotonic clock. */
export type BareAnswer = { url: string; at: bigint }

const http = createServer()
const sockets = new Server(http, { path: socketPath, transports: ['websocket'], maxHttpBufferSize: 16_384, perMessageDeflate: false, serveClient: false })
sockets.on('connection', (socket) => {
  socket.on('watch', async ({ bar }: { bar: string }, done: (answer: object) => void) => {
    await socket.join(bar)
    done({ ok: true })
  })
})
const listening = new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))

serve<BareAsk, BareAnswer>(async (ask) => {
  await listening
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  if (ask.do === 'open') return { url, at: 0n }
  const { bar } = ask.message as { bar: string }
  const at = process.hrtime.bigint()
  sockets.to(bar).emit('change', ask.message)
  return { url, at }
})
