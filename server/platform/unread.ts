import type { Socket } from 'node:net'
import { problemOf, Refusal } from './refusal.ts'

/** What could not even be read as HTTP has no request, no route and no filter: it is refused on the bare connection, which then ends. */
export function refuseUnread(error: Error & { code?: string; rawPacket?: unknown }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const refusal = new Refusal(error.code === 'HPE_HEADER_OVERFLOW' ? 'too_large' : 'bad_request')
  const problem = JSON.stringify(problemOf(refusal))
  const head = [`HTTP/1.1 ${refusal.status} ${problemOf(refusal).title}`, 'content-type: application/problem+json; charset=utf-8', 'connection: close']
  // Whoever asks for the head alone takes a body for the next answer.
  const { rawPacket } = error
  const body = Buffer.isBuffer(rawPacket) && rawPacket.subarray(0, 5).toString() === 'HEAD ' ? '' : problem
  socket.end(`${head.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(problem)}\r\n\r\n${body}`)
}
