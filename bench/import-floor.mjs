/** The floor of an import: the file is read and Papa Parse takes it apart, and that is all. Prints the rows. */
import { createReadStream } from 'node:fs'
import Papa from 'papaparse'

let rows = 0
const file = createReadStream(process.argv[2], { encoding: 'utf8', highWaterMark: 1 << 18 })
const count = ({ data }) => {
  rows += data.length
}
await new Promise((resolve, reject) => Papa.parse(file, { chunk: count, complete: resolve, error: reject }))
console.log(rows)
