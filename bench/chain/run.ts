/** One size of the chain, measured: a steady day, the most it bears, and a restart. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Bench } from '../bench.ts'
import { type Figure, percentile, round } from '../figures.ts'
import { Crowd, type State } from './crowd.ts'
import { Day, type Pressed } from './day.ts'
import { ChainHouse, type Memory } from './house.ts'
import { furnish } from './scene.ts'
import { screensOf, type Size } from './size.ts'

export type Wish = { seconds: number; raise: boolean; restart: boolean }
type Stage = { bench: Bench; house: ChainHouse; crowd: Crowd; day: Day; size: Size }
type Steady = { pressed: Pressed; screens: number[]; bytes: number; state: State; memory: Memory; processor: string }

/** The promises, for the whole chain on two cores (ms, MB, s). */
const target = { command: 60, screen: 200, memory: 1_024, current: 45 }
const warmUp = 15
/** The restart is given up after so many seconds. */
const longest = 180

export async function run(bench: Bench, size: Size, wish: Wish): Promise<Figure[]> {
  const house = await ChainHouse.open(bench)
  const crowd = new Crowd(house, screensOf(size))
  try {
    const chain = await furnish(bench, house, size)
    const figures = [await connected(bench, house, crowd, () => crowd.open(chain.screens), size)]
    const stage: Stage = { bench, house, crowd, day: new Day(house.url(), chain, crowd), size }
    figures.push(...inFigures(await steadyDay(stage, wish.seconds)))
    if (wish.raise) figures.push(await most(stage))
    if (wish.restart) figures.push(await restarted(stage))
    stage.day.close()
    return figures
  } finally {
    await crowd.close()
    await house.close()
  }
}

const figure = (name: string, measured: string, wanted = '', met: boolean | null = null, note = ''): Figure => ({
  ...{ name, measured, floor: '', target: wanted, met },
  ...(note ? { note } : {}),
})

/** What a piece of work cost: seconds of processor time, which say more than the clock where other programs run beside. */
async function costing<T>(house: ChainHouse, crowd: Crowd, work: () => Promise<T>): Promise<{ answer: T; seconds: number; said: (per: number) => string }> {
  const spent = async () => ({ ...(await house.processor()), clients: (await crowd.state()).processor })
  const [began, before] = [performance.now(), await spent()]
  const answer = await work()
  const [after, seconds] = [await spent(), (performance.now() - began) / 1000]
  const said = (per: number) =>
    (['server', 'database', 'clients'] as const)
      .map((who) => `${who === 'server' ? 'the server' : who === 'database' ? 'the database' : 'the clients'} ${round((after[who] - before[who]) / per, 2)}`)
      .join(', ')
  return { answer, seconds, said }
}

async function connected(bench: Bench, house: ChainHouse, crowd: Crowd, open: () => Promise<void>, size: Size): Promise<Figure> {
  const { seconds, said } = await costing(house, crowd, open)
  const count = screensOf(size)
  bench.say(`${count} screens are connected and current after ${round(seconds, 1)} s`)
  return figure('connected at once', `${count} screens, after ${round(seconds, 1)} s; seconds of processor: ${said(1)}`, '', null, size.reached)
}

async function steadyDay({ bench, house, crowd, day, size }: Stage, seconds: number): Promise<Steady> {
  await day.press(size.rate, Math.min(warmUp, seconds))
  await crowd.settle(10_000)
  await Promise.all([house.commits(), crowd.arrivals()])
  bench.say(`${round(size.rate, 1)} commands a second for ${seconds} s`)
  const before = await crowd.state()
  const { answer: pressed, said } = await costing(house, crowd, () => day.press(size.rate, seconds))
  const state = await crowd.settle(10_000)
  const commits = new Map((await house.commits()).map(({ bar, version, at }) => [`${bar}:${version}`, at]))
  const screens = (await crowd.arrivals()).flatMap(({ bar, version, at }) => {
    const committed = commits.get(`${bar}:${version}`)
    return committed === undefined ? [] : [(at - committed) / 1000]
  })
  return { pressed, screens, bytes: (state.bytes - before.bytes) / pressed.seconds, state, memory: await house.memory(), processor: said(pressed.seconds) }
}

function inFigures({ pressed, screens, bytes, state, memory, processor }: Steady): Figure[] {
  const refused = [...pressed.refused].map(([why, count]) => `${count} × ${why}`)
  const command = { p50: percentile(pressed.ms, 0.5), p99: percentile(pressed.ms, 0.99) }
  const screen = { p50: percentile(screens, 0.5), p99: percentile(screens, 0.99) }
  const late = state.behind + state.screens - state.current
  return [
    figure(
      'commands',
      `${round(pressed.ms.length / pressed.seconds, 1)}/s for ${round(pressed.seconds)} s, p50 ${round(command.p50, 1)} ms, p99 ${round(command.p99, 1)} ms; ${refused.length === 0 ? 'none refused' : refused.join(', ')}`,
      `p99 ≤ ${target.command} ms`,
      command.p99 <= target.command,
    ),
    figure(
      'commit to screen',
      `p50 ${round(screen.p50, 1)} ms, p99 ${round(screen.p99, 1)} ms over ${screens.length} changes on screens; ${late === 0 ? 'all screens held the last version' : `${late} screens were behind 10 s later`}`,
      `p99 ≤ ${target.screen} ms`,
      screen.p99 <= target.screen && late === 0,
    ),
    figure('bytes out', `${round(bytes / 1024)} kB/s to screens and phones (${state.fetched} times a phone asked for its place, ${state.failed} failed)`),
    figure(
      'memory',
      `server ${round(memory.server)} MB (at most ${round(memory.peak)} MB), database ${round(memory.database)} MB`,
      `server ≤ ${target.memory} MB`,
      memory.peak <= target.memory,
    ),
    figure('processor', `of one core: ${processor}`),
  ]
}

/** More and more commands until they take longer than promised, twice in a row; half a step back tells the rate more exactly. */
async function most({ bench, day, size, crowd }: Stage): Promise<Figure> {
  const tried: string[] = []
  const once = async (rate: number): Promise<boolean> => {
    const { ms, seconds, refused } = await day.press(rate, Math.min(60, Math.max(20, 1_000 / rate)))
    const p99 = percentile(ms, 0.99)
    const wrong = [...refused.values()].reduce((sum, count) => sum + count, 0)
    tried.push(`${round(ms.length / seconds)}/s: p50 ${round(percentile(ms, 0.5))}, p99 ${round(p99)} ms${wrong > 0 ? `, ${wrong} refused` : ''}`)
    bench.say(tried.at(-1) ?? '')
    await crowd.settle(20_000)
    return p99 <= target.command && wrong < ms.length / 100
  }
  const holds = async (rate: number) => (await once(rate)) || (await once(rate))
  let held = 0
  let rate = size.rate
  while (tried.length < 20 && (await holds(rate))) {
    held = rate
    rate *= 1.5
  }
  const between = (held + rate) / 2
  if (held > 0 && (await holds(between))) held = between
  const said = held > 0 ? `${round(held)}/s` : `already passed at ${round(size.rate)}/s`
  return figure(`commands until p99 passes ${target.command} ms`, said, '', null, tried.join('; '))
}

/** The server is stopped in order and started again at once; people go on pressing as soon as it listens. */
async function restarted({ bench, house, crowd, day, size }: Stage): Promise<Figure> {
  bench.say('The server is restarted')
  const began = performance.now()
  const since = () => (performance.now() - began) / 1000
  await house.stop()
  await house.start()
  const away = since()
  const pressing = day.press(size.rate, 20)
  const { answer: all, said } = await costing(house, crowd, () => everybodyCurrent(crowd, longest - away))
  const taken = since()
  await pressing
  const { screens, current } = await crowd.settle(10_000)
  const measured = all
    ? `${round(taken, 1)} s, of which it was away ${round(away, 1)} s (${screens} screens)`
    : `not all within ${longest} s: ${current} of ${screens}`
  return figure('restart until all are current again', `${measured}; seconds of processor: ${said(1)}`, `≤ ${target.current} s`, all && taken <= target.current)
}

async function everybodyCurrent(crowd: Crowd, within: number): Promise<boolean> {
  const late = performance.now() + within * 1000
  while (performance.now() < late) {
    const { current, screens } = await crowd.state()
    if (current === screens) return true
    await sleep(100)
  }
  return false
}
