/** A process of its own for what presses the buttons, so that client and server do not share a core's one thread. */
import { fork } from 'node:child_process'
import { join } from 'node:path'

type Call = { id: number; ask: unknown }
type Reply = { id: number; answer?: unknown; error?: string }
export type Child<Ask, Answer> = { ask: (ask: Ask) => Promise<Answer>; kill: () => void; end: () => Promise<void> }

const typescript = join(import.meta.dirname, '../scripts/typescript.mjs')

/** Starts a file of this folder that calls `serve`. Its death rejects what is under way. */
export function child<Ask, Answer>(file: string): Child<Ask, Answer> {
  const process = fork(join(import.meta.dirname, file), [], { execArgv: ['--import', `file://${typescript}`], serialization: 'advanced' })
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>()
  let calls = 0
  process.on('message', ({ id, answer, error }: Reply) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) asked?.resolve(answer as Answer)
    else asked?.reject(new Error(`${file}: ${error}`))
  })
  const ended = new Promise<void>((resolve) => process.once('exit', () => resolve()))
  void ended.then(() => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended`))
  })
  const ask = (what: Ask) =>
    new Promise<Answer>((resolve, reject) => {
      const id = calls++
      waiting.set(id, { resolve, reject })
      process.send({ id, ask: what } satisfies Call)
    })
  const end = async () => {
    if (process.connected) process.disconnect()
    await ended
  }
  return { ask, kill: () => void process.kill('SIGKILL'), end }
}

/** In the child: answers what the parent asks, and ends with it. */
export function serve<Ask, Answer>(handle: (ask: Ask) => Promise<Answer>): void {
  const reply = (message: Reply) => process.connected && process.send?.(message)
  process.on('message', ({ id, ask }: Call) => {
    handle(ask as Ask).then(
      (answer) => reply({ id, answer }),
      (error: Error) => reply({ id, error: error.stack ?? error.message }),
    )
  })
  process.on('disconnect', () => process.exit(0))
}
