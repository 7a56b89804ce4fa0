/**
 * `npm test [-- jest arguments]`: all tests on a built server. Ends with the line "N passed, N failed", whatever happens.
 * `--prove` runs the full counts of the long ones and shows what each of them printed.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'

const prove = process.argv.includes('--prove')
const given = process.argv.slice(2).filter((argument) => argument !== '--prove')
const folder = mkdtempSync(join(tmpdir(), 'aftercare-jest-'))
const report = join(folder, 'report.json')

await build()
const jest = spawnSync(
  process.execPath,
  ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', '--json', `--outputFile=${report}`, ...given],
  {
    stdio: ['inherit', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'test', ...(prove ? { PROVE: 'full' } : {}) },
  },
)

let [passed, failed] = [0, 1]
try {
  const result = JSON.parse(readFileSync(report, 'utf8'))
  passed = result.numPassedTests
  // A file that could not even be read has no tests that could fail.
  failed = result.numFailedTests + result.numRuntimeErrorTestSuites
} catch {
  console.error('Jest ended without a report.')
}
rmSync(folder, { recursive: true, force: true })
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = jest.status === 0 && failed === 0 ? 0 : 1
