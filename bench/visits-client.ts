/** Specialists who call the next, start and finish over HTTP, one visit after the other, each at their own desk. */
import { serve } from './child.ts'
import { Connections } from './http.ts'
import type { OpenDesk } from './people.ts'
import { finishing } from './statements.ts'
import { type Round, takeTurns, type Took } from './take-turns.ts'

export type VisitsAsk = Round & { url: string }

const open = new Map<string, Connections>()

serve<VisitsAsk, Took>(({ url, workers, seconds }) => {
  const connections = open.get(url) ?? new Connections(url, 1_000)
  open.set(url, connections)
  return takeTurns(workers, seconds, (desk, _, timed) => oneVisit(connections, desk, timed))
})

async function oneVisit(connections: Connections, { bar, desk, cookie }: OpenDesk, timed: <T>(work: Promise<T>) => Promise<T>): Promise<boolean> {
  const { status, body } = await timed(connections.post(`/bars/${bar}/desks/${desk}/call-next`, cookie))
  if (body.code === 'nobody_to_call') return false
  if (status !== 200) throw new Error(`call-next: ${status} ${JSON.stringify(body)}`)
  await timed(connections.must(`/bars/${bar}/tickets/${String(body.id)}/start`, cookie))
  await timed(connections.must(`/bars/${bar}/tickets/${String(body.id)}/finish`, cookie, finishing))
  return true
}
