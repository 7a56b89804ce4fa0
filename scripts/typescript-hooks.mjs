import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { transform } from '@swc/core'

/** Module hooks: files that end in .ts or .tsx go through swc, imports inside keep their names. */
export async function load(url, context, next) {
  if (!/\.tsx?$/.test(url)) return next(url, context)
  const filename = fileURLToPath(url)
  const source = await readFile(filename, 'utf8')
  const { code } = await transform(source, { filename, jsc: { rewriteRelativeImportExtensions: false }, sourceMaps: 'inline' })
  return { format: 'module', source: code, shortCircuit: true }
}
