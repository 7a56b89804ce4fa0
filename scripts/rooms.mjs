// Checks every import against the tables in docs/rooms.md: the house's own rules, run by dependency-cruiser.
import { readdirSync, readFileSync } from 'node:fs'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const page = readFileSync('docs/rooms.md', 'utf8')

/** The rows below a heading: room → what it may import. */
export function tableOf(heading, text = page) {
  const section = text.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = section.split('\n').filter((line) => /^\| (?!room|---)/.test(line))
  return new Map(rows.map((line) => line.split('|').map((cell) => cell.trim())).map(([, room, , may]) => [room, may === 'nothing' ? [] : may.split(', ')]))
}

/** Rules of one side of the house. */
function rulesOf(side, table, foundations) {
  return [...table]
    .filter(([, may]) => !may.includes('everything'))
    .map(([room, may]) => ({
      name: `${side}/${room} may import ${may.join(', ') || 'nothing'} besides ${foundations}`,
      severity: 'error',
      from: { path: `^${side}/${room}/`, pathNot: '\\.test\\.tsx?$' },
      to: { path: `^(${side}|server|client)/`, pathNot: [room, ...may, ...foundations.split(', ')].map((other) => `^${side}/${other}/`) },
    }))
}

const server = tableOf('Server')
const client = tableOf('Client')
const forbidden = [
  ...rulesOf('server', server, 'platform'),
  ...rulesOf('client', client, 'ui, words, api'),
  { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
  { name: 'shared/ stands alone', severity: 'error', from: { path: '^shared/' }, to: { path: '^(server|client)/' } },
  { name: 'the client does not see the server', severity: 'error', from: { path: '^client/' }, to: { path: '^server/' } },
  {
    name: 'only tests import testing',
    severity: 'error',
    from: { path: '^server/', pathNot: '(^server/testing/|\\.test\\.ts$)' },
    to: { path: '^server/testing/' },
  },
  {
    name: 'only the purchases room opens schema sales',
    severity: 'error',
    from: { path: '^server/', pathNot: '^server/(purchases|testing)/|\\.test\\.ts$' },
    to: { path: '^server/purchases/.*\\.entity\\.ts$' },
  },
]

const roomsOf = (side) =>
  readdirSync(side, { withFileTypes: true })
    .filter((item) => item.isDirectory())
    .map(({ name }) => name)
const strangers = [
  ...roomsOf('server')
    .filter((room) => !server.has(room))
    .map((room) => `server/${room}`),
  ...roomsOf('client')
    .filter((room) => !client.has(room))
    .map((room) => `client/${room}`),
]

const { output } = await cruise(
  ['server', 'client', 'shared'],
  { ruleSet: { forbidden }, validate: true, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' }, exclude: { path: 'node_modules' } },
  undefined,
  { tsConfig: extractTSConfig.default ? extractTSConfig.default('tsconfig.json') : extractTSConfig('tsconfig.json') },
)
const violations = output.summary.violations.filter(({ rule }) => rule.severity === 'error')
for (const stranger of strangers) console.error(`${stranger} has no row in docs/rooms.md`)
for (const { rule, from, to } of violations) console.error(`${from} → ${to}: ${rule.name}`)
console.log(
  `rooms: ${output.summary.totalCruised} files, ${output.summary.totalDependenciesCruised} imports, ${violations.length + strangers.length} against the rules`,
)
process.exit(violations.length + strangers.length > 0 ? 1 : 0)
