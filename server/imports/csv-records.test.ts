import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type BadRow, type CsvRecord, CsvRecords } from './csv-records.ts'

function read(...pieces: string[]): { rows: CsvRecord[]; bad: BadRow[] } {
  const records = new CsvRecords()
  const all = [...pieces.flatMap((piece) => records.push(piece)), ...records.end()]
  return { rows: all.filter((row) => 'fields' in row), bad: all.filter((row) => 'reason' in row) }
}
const lines = (rows: { line: number }[]) => rows.map(({ line }) => line)

test('a record knows the line that it begins on, also after cells with line breaks', () => {
  const { rows, bad } = read('a,b\n1,"one\ntwo"\n2,x\n\n3,"""y"", z"\n')
  expect(bad).toEqual([])
  expect(rows).toEqual([
    { line: 1, fields: ['a', 'b'] },
    { line: 2, fields: ['1', 'one\ntwo'] },
    { line: 4, fields: ['2', 'x'] },
    { line: 6, fields: ['3', '"y", z'] },
  ])
})

test('line breaks of Windows are line breaks, wherever the stream is cut', () => {
  for (const pieces of [['a,b\r\n1,"one\r\ntwo"\r\n2,"x"\r\n'], ['a,b\r', '\n1,"one\r', '\ntwo"\r\n2,"x"\r', '\n']]) {
    const { rows } = read(...pieces)
    expect(rows.map(({ line, fields }) => [line, ...fields])).toEqual([
      [1, 'a', 'b'],
      [2, '1', 'one\ntwo'],
      [4, '2', 'x'],
    ])
  }
})

test('the last line may lack its line break', () => {
  expect(read('a,b\n1,2').rows.at(-1)).toEqual({ line: 2, fields: ['1', '2'] })
})

describe('a slip costs its own line only', () => {
  const rest = Array.from({ length: 60 }, (_, i) => `${i},"fine, ${i}"`).join('\n')

  test('a quotation mark that is opened and never closed', () => {
    const { rows, bad } = read(`a,b\n1,"never closed\n${rest}\n7,"with a\nline break"\n8,z\n`)
    expect(lines(bad)).toEqual([2])
    expect(rows).toHaveLength(1 + 60 + 2)
    expect(rows.at(-1)).toEqual({ line: 65, fields: ['8', 'z'] })
  })

  test('a file that ends inside a quotation', () => {
    const { rows, bad } = read(`a,b\n${rest}\n9,"the end`)
    expect(lines(bad)).toEqual([62])
    expect(rows).toHaveLength(61)
  })

  test('a quotation mark inside a cell that is quoted', () => {
    const { rows, bad } = read(`a,b\n1,"4" screen"\n2,"said "well" and left"\n${rest}\n`)
    expect(lines(bad)).toEqual([2, 3])
    expect(rows).toHaveLength(61)
  })

  test('too many or too few cells', () => {
    const { rows, bad } = read('a,b\n1\n2,2,2\n3,3\n')
    expect(bad).toEqual([
      { line: 2, reason: 'it has 1 cells, the header 2' },
      { line: 3, reason: 'it has 3 cells, the header 2' },
    ])
    expect(lines(rows)).toEqual([1, 4])
  })

  test('a character that PostgreSQL cannot keep', () => {
    const { rows, bad } = read('a,b\n1,x\0\n2,y\n')
    expect(lines(bad)).toEqual([2])
    expect(lines(rows)).toEqual([1, 3])
  })

  test('a line without end does not fill the memory', () => {
    const records = new CsvRecords()
    const found = records.push('a,b\n1,"')
    const piece = 'x'.repeat(100_000)
    for (let i = 0; i < 20; i++) found.push(...records.push(piece))
    expect(found.filter((row) => 'fields' in row)).toHaveLength(1)
    expect(found.length).toBeGreaterThan(1)
    expect(JSON.stringify(records).length).toBeLessThan(500_000)
  })
})

test('where the stream is cut never matters', () => {
  const cell = fc.array(fc.constantFrom('a', ',', '"', '\n', 'é', ' ', '王'), { maxLength: 6 }).map((parts) => parts.join(''))
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), fc.array(fc.nat(300), { maxLength: 5 }), (cells, cuts) => {
      const text = cells.map((row) => `x,${row.map(quoted).join(',')}\n`).join('')
      const places = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length]
      const { rows, bad } = read(...places.slice(1).map((place, i) => text.slice(places[i], place)))
      expect(bad).toEqual([])
      expect(rows.map(({ fields }) => fields.slice(1))).toEqual(cells)
    }),
  )
})
