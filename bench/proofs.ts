/** Run by `npm run prove` when everything passed: writes what each proof found into docs/measurements.md. Arguments: the file of what they said, tests, seconds. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundledBinaries } from '../server/platform/cluster.ts'
import { writeSections } from './document.ts'
import { here } from './machine.ts'

const [said = '', tests = '', seconds = ''] = process.argv.slice(2)
const postgres = execFileSync(join(await bundledBinaries(), 'postgres'), ['--version'], { encoding: 'utf8' })
const version = /[\d.]+/.exec(postgres)?.[0] ?? ''
const lines = readFileSync(said, 'utf8').trim().split('\n').sort()
writeSections([
  [
    '## Proofs',
    `\`npm run prove\`: all ${tests} tests passed, the long ones in full, in ${Math.round(Number(seconds) / 60)} minutes, two files at a time. ${here(version)} In brackets: how long its file had taken by then.`,
    lines.map((line) => `* ${line}`).join('\n'),
  ].join('\n\n'),
])
