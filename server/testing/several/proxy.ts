/** What stands before several processes: takes connections one after the other to the next of them, and past those that are dead. */
import { connect, createServer, type Socket } from 'node:net'

export type Balancer = {
  url: string
  /** How many connections each process was given. */
  taken: number[]
  /** Every so manieth answer to a command is lost on its way, as when a process dies between its commit and its answer; 0: none. */
  losesEvery: number
  close: () => Promise<void>
}

export async function proxy(backends: string[]): Promise<Balancer> {
  const ports = backends.map((url) => Number(new URL(url).port))
  const taken = ports.map(() => 0)
  const open = new Set<Socket>()
  let [turn, answers] = [0, 0]
  const keep = (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
    return socket
  }
  const loses = (client: Socket) => {
    if (front.losesEvery > 0 && ++answers % front.losesEvery === 0) client.destroy()
  }
  const pass = (client: Socket, index: number, tries: number): void => {
    if (tries === ports.length || client.destroyed) return void client.destroy()
    const server = keep(connect({ port: ports[index] ?? 0, host: '127.0.0.1' }))
    const next = () => pass(client, (index + 1) % ports.length, tries + 1)
    server.once('error', next)
    server.once('connect', () => {
      server.off('error', next)
      taken[index] = (taken[index] ?? 0) + 1
      client.once('data', (start: Buffer) => start.subarray(0, 4).toString() === 'POST' && server.prependOnceListener('data', () => loses(client)))
      client.pipe(server).pipe(client)
      client.once('close', () => server.destroy())
      server.once('close', () => client.destroy())
    })
  }
  const listener = createServer((client) => pass(keep(client), turn++ % ports.length, 0))
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const address = listener.address()
  const close = async () => {
    for (const socket of open) socket.destroy()
    await new Promise((resolve) => listener.close(resolve))
  }
  const front: Balancer = { url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, taken, losesEvery: 0, close }
  return front
}
