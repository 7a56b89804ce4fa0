import type { BadRow } from './csv-records.ts'

const most = 50

/** What was left out, for whoever mends the file: the first fifty, and how many there are of each kind. */
export class BadRows {
  private readonly first: BadRow[] = []
  private readonly kinds = new Map<string, number>()

  note(row: BadRow): void {
    if (this.first.length < most) this.first.push(row)
    // "it has 2 cells" and "it has 3 cells" are one kind.
    const kind = row.reason.replace(/\d+ cells/, 'another number of cells')
    this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1)
  }

  tell(say: (line: string) => void): void {
    for (const { line, reason } of this.first) say(`Line ${line} was left out: ${reason}.`)
    const all = [...this.kinds.values()].reduce((sum, count) => sum + count, 0)
    if (all <= most) return
    say(`And ${all - most} more. All together:`)
    for (const [kind, count] of this.kinds) say(`  ${count} × ${kind}`)
  }
}
