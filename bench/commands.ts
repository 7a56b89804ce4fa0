/** call-next, start and finish over HTTP, beside the same statements straight through `pg`. */
import type { Bench } from './bench.ts'
import { type Child, child } from './child.ts'
import { type Figure, median, type Part, percentile, round, spread, times } from './figures.ts'
import type { FloorAsk } from './floor-client.ts'
import { type House, house } from './house.ts'
import { everybodyWaits, type OpenBar, openBar, type OpenDesk, peopleJoin } from './people.ts'
import { recordVisit, type Visit } from './statements.ts'
import type { Took } from './take-turns.ts'
import type { VisitsAsk } from './visits-client.ts'

type Stage = { house: House; http: Child<VisitsAsk, Took>; floor: Child<FloorAsk, Took>; visit: Visit }
type Place = { name: string; bars: OpenBar[] }

/** More than anybody has desks: here it only counts that nothing hangs or fails. */
const crowded = 200

export async function commands(bench: Bench): Promise<Part> {
  const visit = await recordVisit(bench)
  const stage: Stage = { house: await house(bench), http: child('visits-client.ts'), floor: child('floor-client.ts'), visit }
  try {
    const places = await openPlaces(bench, stage.house)
    const figures: Figure[] = []
    for (const place of places) for (const connections of [1, 8, 32]) figures.push(await oneFigure(bench, stage, place, connections))
    for (const place of places) figures.push(await atMany(bench, stage, place))
    const count = visit.reduce((sum, { statements }) => sum + statements.length, 0)
    const how = `Specialists at their own desks call the next, start and finish, each step waiting for the one before, every command with an Idempotency-Key; as many as connections. The floor is one process with as many \`pg\` connections that sends the ${count} statements of the same three commands, in their order, as the server sent them (\`bench/statements.json\`, noted anew in every run). Server and floor take turns, round by round.`
    return { title: 'Commands', how, figures }
  } finally {
    await Promise.all([stage.http.end(), stage.floor.end()])
    await stage.house.close()
  }
}

async function openPlaces(bench: Bench, house: House): Promise<Place[]> {
  const waiting = bench.quick ? 160 : 800
  bench.say(`${waiting * 2} people take their places`)
  const eight: OpenBar[] = []
  for (let index = 0; index < 8; index++) eight.push(await openBar(house, crowded / 8))
  const one = await openBar(house, crowded)
  await Promise.all(eight.map((bar) => peopleJoin(house, bar, waiting / 8)))
  await peopleJoin(house, one, waiting)
  return [
    { name: '8 bars', bars: eight },
    { name: 'one bar', bars: [one] },
  ]
}

/** The desks of so many connections, spread over the bars; one connection alone goes around all of them. */
function workers({ bars }: Place, connections: number): OpenDesk[][] {
  const desks = Array.from({ length: connections }, (_, index) => bars[index % bars.length]?.desks[Math.floor(index / bars.length)] as OpenDesk)
  return connections === 1 ? [bars.map(({ desks }) => desks[0] as OpenDesk)] : desks.map((desk) => [desk])
}

/** Both sides find the same people and as much room in the tables. */
async function sameAgain({ owner }: House, { bars }: Place): Promise<void> {
  await everybodyWaits({ owner }, bars)
  await owner.query('VACUUM (ANALYZE) ticket, session, bar, desk, answered')
}

async function oneFigure(bench: Bench, stage: Stage, place: Place, connections: number): Promise<Figure> {
  bench.say(`Commands on ${place.name}, ${connections} at once`)
  const seconds = bench.quick ? 0.7 : 2
  const at = workers(place, connections)
  const [server, floor]: [Took[], Took[]] = [[], []]
  // The first round of each warms up and is thrown away.
  for (let turn = 0; turn <= bench.repeats; turn++) {
    await sameAgain(stage.house, place)
    server[turn] = whole(await stage.http.ask({ url: stage.house.url, workers: at, seconds }))
    await sameAgain(stage.house, place)
    floor[turn] = whole(await stage.floor.ask({ desk: stage.house.desk, visit: stage.visit, workers: at, seconds }))
  }
  const rates = (all: Took[]) => all.slice(1).map(({ ms, seconds }) => ms.length / seconds)
  const ratio = median(rates(server)) / median(rates(floor))
  const promised = connections === 8 && place.bars.length === 8
  return {
    name: `${place.name}, ${connections} connection${connections === 1 ? '' : 's'}`,
    measured: `${inWords(server.slice(1), rates(server))}; **${times(ratio)}** of the floor`,
    floor: inWords(floor.slice(1), rates(floor)),
    target: promised ? '≥ 0.4 of the floor' : '',
    met: promised ? ratio >= 0.4 : null,
  }
}

function inWords(all: Took[], rates: number[]): string {
  const ms = all.flatMap((took) => took.ms)
  return `${round(median(rates))} commands/s (${spread(rates)}), p50 ${round(percentile(ms, 0.5), 1)} ms, p99 ${round(percentile(ms, 0.99), 1)} ms`
}

function whole(took: Took): Took {
  if (took.failures.length > 0) throw new Error(`${took.failures.length} connections failed, the first with: ${took.failures[0]}`)
  return took
}

async function atMany(bench: Bench, stage: Stage, place: Place): Promise<Figure> {
  bench.say(`Commands on ${place.name}, ${crowded} at once`)
  await sameAgain(stage.house, place)
  const { ms, failures, seconds } = await stage.http.ask({ url: stage.house.url, workers: workers(place, crowded), seconds: bench.quick ? 2 : 6 })
  return {
    name: `${place.name}, ${crowded} connections`,
    measured: `${ms.length} commands in ${round(seconds, 1)} s, ${failures.length} failed, slowest ${round(Math.max(...ms))} ms`,
    floor: '',
    target: 'nothing hangs or fails',
    met: failures.length === 0,
    ...(failures[0] ? { note: failures[0] } : {}),
  }
}
