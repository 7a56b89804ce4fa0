/** How much a bar with 500 commands queued slows another. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Bench } from './bench.ts'
import { child } from './child.ts'
import type { FloodAsk } from './flood-client.ts'
import { type Figure, median, type Part, percentile, round, times } from './figures.ts'
import { type House, house } from './house.ts'
import { everybodyWaits, type OpenBar, openBar, peopleJoin } from './people.ts'
import type { Took } from './take-turns.ts'
import type { VisitsAsk } from './visits-client.ts'

const queued = 500

export async function neighbour(bench: Bench): Promise<Part> {
  const opened = await house(bench)
  const visits = child<VisitsAsk, Took>('visits-client.ts')
  const flood = child<FloodAsk, { answered: number }>('flood-client.ts')
  try {
    const [busy, other] = [await openBar(opened, 1), await openBar(opened, 1)]
    const [someone] = await peopleJoin(opened, busy, 1)
    await peopleJoin(opened, other, bench.quick ? 60 : 500)
    const seconds = bench.quick ? 1 : 2
    const measure = () => quietly(visits.ask({ url: opened.url, workers: [[other.desks[0] as OpenBar['desks'][number]]], seconds }), opened, other)
    const storm: FloodAsk = { url: opened.url, path: `/bars/${busy.bar}/tickets/${someone}/arrive`, cookie: busy.desks[0]?.cookie ?? '', count: queued }
    const [alone, standing, moving]: [Took[], Took[], Took[]] = [[], [], []]
    for (let turn = 0; turn <= bench.repeats; turn++) {
      bench.say(`A bar beside one with ${queued} commands queued, ${turn} of ${bench.repeats}`)
      alone[turn] = await measure()
      standing[turn] = await whileHeld(opened, busy, () => flood.ask({ ...storm, seconds: 0 }), measure)
      const flooding = flood.ask({ ...storm, seconds: seconds + 1.2 })
      await sleep(1_000)
      moving[turn] = await measure()
      await flooding
    }
    const figures = [compared('the queue stands', alone.slice(1), standing.slice(1)), compared('the queue moves', alone.slice(1), moving.slice(1))]
    const how = `One specialist works at a bar, alone and while another bar has ${queued} commands waiting: first with that bar's row locked from outside, so that its queue stands; then with the queue moving as fast as it can, each answered command replaced by the next, which also takes its share of the processor. Every command that was queued was answered.`
    return { title: 'A bar beside a busy one', how, figures }
  } finally {
    await Promise.all([visits.end(), flood.end()])
    await opened.close()
  }
}

/** The bar's row is held for as long as `work` takes; it has to be shorter than the server's lock timeout of 5 s. */
async function whileHeld<T>({ owner }: House, { bar }: OpenBar, flood: () => Promise<unknown>, work: () => Promise<T>): Promise<T> {
  const holder = await owner.connect()
  try {
    await holder.query('BEGIN')
    await holder.query('SELECT 1 FROM bar WHERE id = $1 FOR UPDATE', [bar])
    const flooding = flood()
    await sleep(1_000)
    const answer = await work()
    await holder.query('COMMIT')
    await flooding
    return answer
  } finally {
    holder.release()
  }
}

/** A measured round; afterwards everybody waits again. */
async function quietly(round: Promise<Took>, house: House, bar: OpenBar): Promise<Took> {
  const took = await round
  if (took.failures[0]) throw new Error(took.failures[0])
  await everybodyWaits(house, [bar])
  return took
}

function compared(name: string, alone: Took[], beside: Took[]): Figure {
  const at = (share: number, all: Took[]) => median(all.map(({ ms }) => percentile(ms, share)))
  const said = (all: Took[]) => `p50 ${round(at(0.5, all), 1)} ms, p99 ${round(at(0.99, all), 1)} ms`
  const ratio = (share: number) => times(at(share, beside) / at(share, alone))
  return { name, measured: `${said(beside)}; p50 **${ratio(0.5)}**, p99 **${ratio(0.99)}** of alone`, floor: `${said(alone)} alone`, target: '', met: null }
}
