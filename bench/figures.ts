/** What was measured, and how it is shown: as a table in the terminal and in docs/measurements.md. */

/** One line of the report. Texts carry their units. `met`: null where nothing was promised. */
export type Figure = { name: string; measured: string; floor: string; target: string; met: boolean | null; note?: string }
export type Part = { title: string; how: string; figures: Figure[] }

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low = Number.NaN, high = Number.NaN] = sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : [sorted[middle - 1], sorted[middle]]
  return (low + high) / 2
}

/** `share` from 0 to 1. */
export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

export const round = (value: number, digits = 0): string => value.toFixed(digits)
export const times = (value: number): string => `${value.toFixed(2)} ×`
/** The spread beside a median, so that a reader sees how far to trust it. */
export const spread = (values: readonly number[], digits = 0): string => `${round(Math.min(...values), digits)}–${round(Math.max(...values), digits)}`

const verdict = ({ met }: Figure) => (met === null ? '' : met ? 'met' : '**missed**')

export function inTerminal({ title, figures }: Part): string {
  const widest = Math.max(...figures.map(({ name }) => name.length))
  const line = (figure: Figure) =>
    `  ${figure.name.padEnd(widest)}  ${figure.measured}${figure.floor ? `  | floor ${figure.floor}` : ''}${figure.target ? `  | target ${figure.target}` : ''}  ${verdict(figure).replaceAll('*', '')}`
  return [`\n${title}`, ...figures.map(line)].join('\n')
}

const cell = (text: string) => text.replaceAll('|', '\\|')

export function inMarkdown({ title, how, figures }: Part): string {
  const rows = figures.map((figure) => `| ${[figure.name, figure.measured, figure.floor, figure.target, verdict(figure)].map(cell).join(' | ')} |`)
  const notes = figures.flatMap(({ name, note }) => (note ? [`* ${name}: ${note}`] : []))
  return [
    `## ${title}`,
    '',
    how,
    '',
    '| figure | measured | floor | target | |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    ...(notes.length > 0 ? ['', ...notes] : []),
  ].join('\n')
}
