import type { OpenDesk } from './people.ts'

/** Connections press on for so long, each going around its own desks; `ms` holds how long every single command took. */
export type Round = { workers: OpenDesk[][]; seconds: number }
export type Took = { ms: number[]; seconds: number; failures: string[] }
type Visit = (desk: OpenDesk, worker: number, timed: <T>(work: Promise<T>) => Promise<T>) => Promise<boolean>

/** One visit after the other on each connection, until time is up or nobody waits. A failure ends its connection and is told. */
export async function takeTurns(workers: OpenDesk[][], seconds: number, visit: Visit): Promise<Took> {
  const ms: number[] = []
  const failures: string[] = []
  const timed = async <T>(work: Promise<T>): Promise<T> => {
    const from = performance.now()
    const answer = await work
    ms.push(performance.now() - from)
    return answer
  }
  const began = performance.now()
  const timeUp = () => performance.now() - began > seconds * 1000
  const work = async (desks: OpenDesk[], worker: number) => {
    for (let turn = 0, idle = 0; !timeUp() && idle < desks.length; turn++) {
      const desk = desks[turn % desks.length] as OpenDesk
      idle = (await visit(desk, worker, timed)) ? 0 : idle + 1
    }
  }
  await Promise.all(workers.map((desks, worker) => work(desks, worker).catch((error: Error) => failures.push(error.message))))
  return { ms, seconds: (performance.now() - began) / 1000, failures }
}
