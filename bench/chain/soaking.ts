/** The chain at work for many minutes, with misfortunes. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Bench } from '../bench.ts'
import { type Figure, percentile, round } from '../figures.ts'
import { Crowd } from './crowd.ts'
import { Day, type Pressed } from './day.ts'
import { compare } from './drift.ts'
import { ChainHouse, type Memory } from './house.ts'
import { furnish } from './scene.ts'
import { screensOf, type Size } from './size.ts'

/** `heap`, `memory`: MB. `pictures`: how many were compared. */
type Minute = { pressed: Pressed; lost: number; killed: number; pictures: number; drift: string[]; heap: number; memory: Memory }
export type Soaked = { minutes: Minute[]; refused: number }

/** How many screens one process carries: sixteen processes for the whole chain. */
const each = 1_100
const minute = 60
/** ms */
const between = { losses: 500, kills: 15_000 }
const patience = 60_000
/** The heap of the last half may be larger than that of the first by so much. */
const growth = 1.05

export async function soaked(bench: Bench, size: Size, minutes: number): Promise<Soaked> {
  const house = await ChainHouse.open(bench, 'heap.mjs')
  const crowd = new Crowd(house, screensOf(size), 'pictures', each)
  try {
    const chain = await furnish(bench, house, size)
    await crowd.open(chain.screens)
    bench.say(`${screensOf(size)} screens are connected; ${round(size.rate, 1)} commands a second for ${minutes} minutes`)
    const day = new Day(house.url(), chain, crowd)
    const all: Minute[] = []
    while (all.length < minutes) {
      const one = await oneMinute(house, crowd, day, size.rate)
      all.push(one)
      bench.say(`minute ${all.length}: ${inWords(one)}`)
    }
    day.close()
    return { minutes: all, refused: (await crowd.state()).refused }
  } finally {
    await crowd.close()
    await house.close()
  }
}

async function oneMinute(house: ChainHouse, crowd: Crowd, day: Day, rate: number): Promise<Minute> {
  const stop = new AbortController()
  const losing = loseConnections(crowd, stop.signal)
  const killing = killClients(crowd, stop.signal)
  const pressed = await day.press(rate, minute)
  stop.abort()
  const [lost, killed] = await Promise.all([losing, killing])
  const { pictures, drift } = await compare(house, crowd, patience)
  return { pressed, lost, killed, pictures, drift, heap: await house.heap(), memory: await house.memory() }
}

async function loseConnections(crowd: Crowd, stop: AbortSignal): Promise<number> {
  let lost = 0
  while (await slept(between.losses, stop)) {
    crowd.lose(1)
    lost += crowd.processes
  }
  return lost
}

async function killClients(crowd: Crowd, stop: AbortSignal): Promise<number> {
  const returned: Promise<void>[] = []
  while (await slept(between.kills, stop)) returned.push(crowd.kill(Math.floor(Math.random() * crowd.processes)).catch(() => undefined))
  await Promise.all(returned)
  return returned.length
}

/** False once it is over. */
const slept = (ms: number, signal: AbortSignal): Promise<boolean> =>
  sleep(ms, undefined, { signal }).then(
    () => true,
    () => false,
  )

function inWords({ pressed, lost, killed, pictures, drift, heap, memory }: Minute): string {
  const refused = [...pressed.refused].map(([why, count]) => `, ${count} × ${why}`).join('')
  return `${pressed.ms.length} commands, p99 ${round(percentile(pressed.ms, 0.99))} ms${refused}; ${lost} connections lost, ${killed} clients killed; ${pictures} pictures, ${drift.length} differ; objects ${round(heap)} MB, server ${round(memory.server)} MB, database ${round(memory.database)} MB`
}

export function inFigures({ minutes, refused }: Soaked): Figure[] {
  const sum = (of: (one: Minute) => number) => minutes.reduce((total, one) => total + of(one), 0)
  const ms = minutes.flatMap(({ pressed }) => pressed.ms)
  const no = sum(({ pressed }) => [...pressed.refused.values()].reduce((all, one) => all + one, 0))
  const drift = minutes.flatMap((one) => one.drift)
  const mean = (part: Minute[]) => part.reduce((total, { heap }) => total + heap, 0) / part.length
  const half = Math.ceil(minutes.length / 2)
  const grown = mean(minutes.slice(-half)) / mean(minutes.slice(0, half))
  const each = (of: (one: Minute) => number) => minutes.map((one) => round(of(one))).join(', ')
  const figure = (name: string, measured: string, target = '', met: boolean | null = null): Figure => ({ name, measured, floor: '', target, met })
  return [
    figure(
      'commands',
      `${ms.length}, p50 ${round(percentile(ms, 0.5))} ms, p99 ${round(percentile(ms, 0.99))} ms; ${no === 0 ? 'none refused' : `${no} refused`}`,
      'none refused',
      no === 0,
    ),
    figure('misfortunes', `${sum(({ lost }) => lost)} connections lost, ${sum(({ killed }) => killed)} processes of clients killed`),
    figure(
      'drift',
      `${
        drift.length === 0 ? 'none' : drift.slice(0, 5).join('; ')
      } among ${sum(({ pictures }) => pictures)} pictures in ${minutes.length} comparisons; ${refused} screens refused`,
      'none',
      drift.length === 0 && refused === 0,
    ),
    figure(
      "the server's objects after a collection",
      `MB, by the minute: ${each(({ heap }) => heap)}; last half ${round(grown, 2)} × the first`,
      `≤ ${growth} ×`,
      grown <= growth,
    ),
    figure('memory', `MB, by the minute: server ${each(({ memory }) => memory.server)}; database ${each(({ memory }) => memory.database)}`),
  ]
}
