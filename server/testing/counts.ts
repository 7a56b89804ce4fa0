/** How many rounds a long test takes: a sample in `npm test`, all of them in `npm run prove`. */
export const rounds = (sample: number, all: number): number => (process.env.PROVE === 'full' ? all : sample)

/** What a proof found, said only by `npm run prove`. */
export const found = (line: string): void => {
  if (process.env.PROVE === 'full') process.stderr.write(`  ${line}\n`)
}
