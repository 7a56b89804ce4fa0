import { appendFileSync } from 'node:fs'

/** How many rounds a long test takes: a sample in `npm test`, all of them in `npm run prove`. */
export const rounds = (sample: number, all: number): number => (process.env.PROVE === 'full' ? all : sample)

/** Jest gives each file modules of its own, so that this is when the file began. */
const began = performance.now()

/** What a proof found and how long its file had taken by then. `npm run prove` says all of them at its end. */
export function found(line: string): void {
  if (process.env.PROVE !== 'full') return
  const said = `${line} [${Math.round((performance.now() - began) / 1000)} s]\n`
  if (process.env.PROOFS) appendFileSync(process.env.PROOFS, said)
  else process.stderr.write(said)
}
