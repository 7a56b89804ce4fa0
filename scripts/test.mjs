/**
 * `npm test [-- jest arguments]`: all tests on a built server. Ends with the line "N passed, N failed", whatever happens.
 * `--prove` runs the full counts of the long ones, says at the end what each of them found, and writes it into docs/measurements.md
 * when everything was run and has passed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'

const prove = process.argv.includes('--prove')
const given = process.argv.slice(2).filter((argument) => argument !== '--prove')
const folder = mkdtempSync(join(tmpdir(), 'aftercare-jest-'))
const report = join(folder, 'report.json')
const proofs = join(folder, 'proofs.txt')
const began = Date.now()

// Unpacked once, before several files of tests want it at the same time.
const unpacking = import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath()).catch(() => undefined)
await Promise.all([build(), unpacking])
const jest = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    '--max-semi-space-size=32',
    'node_modules/jest/bin/jest.js',
    '--json',
    `--outputFile=${report}`,
    ...given,
  ],
  {
    stdio: ['inherit', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'test', ...(prove ? { PROVE: 'full', PROOFS: proofs } : {}) },
  },
)

let [passed, failed] = [0, 1]
let withoutPush = false
try {
  const result = JSON.parse(readFileSync(report, 'utf8'))
  passed = result.numPassedTests
  // A file that could not even be read has no tests that could fail.
  failed = result.numFailedTests + result.numRuntimeErrorTestSuites
  withoutPush = result.testResults.some(
    ({ name, assertionResults }) => name.endsWith('journeys/messages.test.ts') && assertionResults.some(({ status }) => status === 'pending'),
  )
} catch {
  console.error('Jest ended without a report.')
}
if (prove) {
  const lines = existsSync(proofs) ? readFileSync(proofs, 'utf8').trim().split('\n').sort() : ['nothing']
  if (failed === 0 && given.length === 0) {
    const seconds = String(Math.round((Date.now() - began) / 1000))
    spawnSync(process.execPath, ['--import', './scripts/typescript.mjs', 'bench/proofs.ts', proofs, String(passed), seconds], { stdio: 'inherit' })
  }
  console.log(`Proven in ${Math.round((Date.now() - began) / 1000)} s:\n${lines.map((line) => `  ${line}`).join('\n')}`)
}
rmSync(folder, { recursive: true, force: true })
if (spawnSync('redis-server', ['--version']).status !== 0) {
  console.log('Not run: what shows the hints between several processes. It wants a redis-server on this machine (apt-get install redis-server).')
}
if (withoutPush) {
  console.log('Not run: what shows messages of the system on a phone. It wants a Chromium or Chrome of this machine (apt-get install chromium).')
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = jest.status === 0 && failed === 0 ? 0 : 1
