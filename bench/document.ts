/** docs/measurements.md: several measurements write it, each its own sections. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const file = join(import.meta.dirname, '../docs/measurements.md')
const titleOf = (section: string): string => section.slice(0, section.indexOf('\n'))

/** Replaces the sections of the same titles (`## …`), in their places, and adds new ones at the end. `head`: everything before the first section. */
export function writeSections(sections: string[], head?: string): void {
  const [oldHead = '', ...old] = existsSync(file) ? readFileSync(file, 'utf8').split(/\n(?=## )/) : []
  const fresh = new Map(sections.map((section) => [titleOf(section), section]))
  const kept = old.map((section) => {
    const mine = fresh.get(titleOf(section))
    fresh.delete(titleOf(section))
    return mine ?? section
  })
  writeFileSync(file, `${[head ?? oldHead, ...kept, ...fresh.values()].map((text) => text.trim()).join('\n\n')}\n`)
}
