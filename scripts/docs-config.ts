/** `npm run docs:config`: writes the table of all settings into the README, between its two marks. */
import { readFileSync, writeFileSync } from 'node:fs'
import { between, table } from '../server/platform/settings-table.ts'

const page = readFileSync('README.md', 'utf8')
if (between(page) === undefined) throw new Error('README.md wants the lines <!-- settings --> and <!-- /settings -->: the table goes between them.')
writeFileSync(
  'README.md',
  page.replace(/(<!-- settings -->)[\s\S]*(<!-- \/settings -->)/, (_, from, to) => `${from}\n\n${table()}\n\n${to}`),
)
