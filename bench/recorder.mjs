/**
 * Loaded into a server with `--import` by the measurements that have to see its SQL: notes every statement that goes through `pg`,
 * with its values, the rows that came back and when it ended (ns of the machine's monotonic clock, the same in every process).
 * The parent process asks for the notes over IPC.
 */
import pg from 'pg'

let notes = []
const query = pg.Client.prototype.query

pg.Client.prototype.query = function (what, ...rest) {
  const text = typeof what === 'string' ? what : what?.text
  if (!text) return query.call(this, what, ...rest)
  const values = what.values ?? (Array.isArray(rest[0]) ? rest[0] : [])
  const note = { text, name: what.name, values, rows: [], ended: 0n }
  notes.push(note)
  const end = (result) => Object.assign(note, { rows: result?.rows?.slice(0, 3) ?? [], ended: process.hrtime.bigint() })
  // A pool asks with a callback, everybody else waits for a promise.
  const callback = rest.at(-1)
  if (typeof callback === 'function') {
    return query.call(this, what, ...rest.slice(0, -1), (error, result) => {
      end(result)
      callback(error, result)
    })
  }
  const running = query.call(this, what, ...rest)
  running?.then?.(end, () => undefined)
  return running
}

process.on('message', (ask) => {
  if (ask === 'forget') notes = []
  process.send?.(notes)
})
process.channel?.unref()
