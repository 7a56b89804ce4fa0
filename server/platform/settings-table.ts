import { z } from 'zod'
import { variables } from './config.ts'

type Described = { description?: string; default?: unknown }

/** Every setting as a table in Markdown, from the one place where settings are described. */
export function table(): string {
  const described = z.toJSONSchema(variables, { io: 'input', unrepresentable: 'any' }).properties as Record<string, Described>
  const rows = Object.entries(described).map(([name, { description, default: otherwise }]) => `| \`${name}\` | ${shown(otherwise)} | ${description ?? ''} |`)
  return ['| variable | default | what it is |', '| --- | --- | --- |', ...rows].join('\n')
}

const shown = (otherwise: unknown) => (otherwise === undefined || otherwise === '' ? '' : String(otherwise).length > 40 ? '(a text)' : `\`${otherwise}\``)

/** What stands between the marks in a page; undefined without them. */
export const between = (page: string): string | undefined => /<!-- settings -->([\s\S]*?)<!-- \/settings -->/.exec(page)?.[1]?.trim()
