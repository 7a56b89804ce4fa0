/**
 * `npm run mutants [-- NUMBER …]`: breaks the line on purpose, one way at a time, in a copy of the tree, and sees that the named test
 * fails. A mutant that lives is a promise that nobody watches. The list stands in docs/mutants.json: `what` is broken, in which `file`
 * `from` becomes `to`, and which `test` has to fail (`only`: the beginning of its title). A run of all writes docs/mutants.md.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const left = new Set(['node_modules', '.git', '.data', 'dist', 'screenshots'])
const all = JSON.parse(readFileSync(join(root, 'docs/mutants.json'), 'utf8')).map((mutant, index) => ({ ...mutant, number: index + 1 }))
const wanted = process.argv.slice(2).map(Number)
const mutants = all.filter(({ number }) => wanted.length === 0 || wanted.includes(number))

const copy = mkdtempSync(join(tmpdir(), 'aftercare-mutants-'))
process.on('exit', () => rmSync(copy, { recursive: true, force: true }))
cpSync(root, copy, {
  recursive: true,
  filter: (path) =>
    !left.has(
      path
        .slice(root.length + 1)
        .split('/')
        .at(-1),
    ),
})
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))

/** What jest says in the copy: whether any test ran, and the titles of those that failed. A file that cannot be read has run nothing. */
function run(tests, only) {
  const report = join(copy, 'report.json')
  rmSync(report, { force: true })
  const args = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '--json',
    `--outputFile=${report}`,
    ...tests,
  ]
  spawnSync(process.execPath, only ? [...args, '-t', only] : args, { cwd: copy, stdio: 'ignore', env: { ...process.env, NODE_ENV: 'test' }, timeout: 900_000 })
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    const failed = testResults.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName))
    return { ran: numPassedTests + numFailedTests > 0 && numRuntimeErrorTestSuites === 0, failed }
  } catch {
    return { ran: false, failed: [] }
  }
}

/** The copy with one thing broken, for as long as `work` takes. */
function broken({ number, file, from, to }, work) {
  const path = join(copy, file)
  const sound = readFileSync(path, 'utf8')
  if (sound.split(from).length !== 2) throw new Error(`${number}: "${from}" stands not exactly once in ${file}`)
  writeFileSync(
    path,
    sound.replace(from, () => to),
  )
  const answer = work()
  writeFileSync(path, sound)
  return answer
}

for (const mutant of mutants) broken(mutant, () => undefined)
// A test that fails anyway would catch everything.
const sound = run([...new Set(mutants.map(({ test }) => test))])
if (!sound.ran || sound.failed.length > 0) throw new Error(`Not even the sound tree passes: ${sound.failed.join('; ')}`)

const results = mutants.map((mutant) => {
  const { ran, failed } = broken(mutant, () => run([mutant.test], mutant.only))
  const said = !ran ? 'DID NOT RUN' : failed.length === 0 ? 'LIVES' : `caught by ${mutant.test}: ${failed.slice(0, 2).join('; ')}`
  console.log(`${mutant.number}. ${mutant.what}: ${said}`)
  return { ...mutant, caught: ran && failed.length > 0, failed }
})
const living = results.filter(({ caught }) => !caught).length
if (wanted.length === 0 && living === 0) writeFileSync(join(root, 'docs/mutants.md'), told(results))
console.log(living === 0 ? `Every one of ${results.length} mutants was caught.` : `${living} of ${results.length} live.`)
process.exitCode = living === 0 ? 0 : 1

function told(caught) {
  const cell = (text) => text.replaceAll('|', '\\|')
  const titles = ({ failed }) => `${cell(failed[0])}${failed.length > 1 ? ` (and ${failed.length - 1} more)` : ''}`
  const rows = caught.map((one) => `| ${one.number} | ${cell(one.what)} | \`${one.file}\` | \`${one.test}\` | ${titles(one)} |`)
  return `# Mutants

Each of these was put into a copy of the tree, and the named test failed; without them it passes. Written by \`npm run mutants\` from
[\`mutants.json\`](mutants.json), which says word for word what was broken.

| | what is broken | where | caught by | the test |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`
}
