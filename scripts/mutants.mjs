/**
 * `npm run mutants [-- NUMBER …]`: breaks the line on purpose, one way at a time, in a copy of the tree, and sees that the named test
 * fails. A mutant that lives is a promise that nobody watches. The list stands in docs/mutants.json; docs/mutants.md tells it.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const left = new Set(['node_modules', '.git', '.data', 'screenshots'])
const wanted = process.argv.slice(2).map(Number)
const mutants = JSON.parse(readFileSync(join(root, 'docs/mutants.json'), 'utf8'))
const copy = mkdtempSync(join(tmpdir(), 'aftercare-mutants-'))
cpSync(root, copy, { recursive: true, filter: (path) => !left.has(path.slice(root.length + 1).split('/').at(-1)) })
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))

/** Exit code of the test, in the copy. Only a test that ran and failed counts: a file that does not compile proves nothing. */
function run({ test, only }) {
  const report = join(copy, 'report.json')
  rmSync(report, { force: true })
  const args = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', '--json', `--outputFile=${report}`, test]
  spawnSync(process.execPath, only ? [...args, '-t', only] : args, { cwd: copy, stdio: 'ignore', env: { ...process.env, NODE_ENV: 'test' }, timeout: 300_000 })
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  const failed = testResults.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => status === 'failed').map(({ title }) => title))
  return { ran: numPassedTests + numFailedTests > 0 && numRuntimeErrorTestSuites === 0, failed }
}

let living = 0
for (const [index, mutant] of mutants.entries()) {
  if (wanted.length > 0 && !wanted.includes(index + 1)) continue
  const file = join(copy, mutant.file)
  const sound = readFileSync(file, 'utf8')
  if (sound.split(mutant.from).length !== 2) throw new Error(`${index + 1}: "${mutant.from}" stands not exactly once in ${mutant.file}`)
  writeFileSync(file, sound.replace(mutant.from, () => mutant.to))
  const { ran, failed } = run(mutant)
  writeFileSync(file, sound)
  const caught = ran && failed.length > 0
  if (!caught) living++
  console.log(`${index + 1}. ${mutant.what}: ${caught ? `caught by ${mutant.test}: ${failed.slice(0, 2).join('; ')}` : ran ? 'LIVES' : 'DID NOT RUN'}`)
}
rmSync(copy, { recursive: true, force: true })
console.log(living === 0 ? 'Every mutant was caught.' : `${living} live.`)
process.exitCode = living === 0 ? 0 : 1
