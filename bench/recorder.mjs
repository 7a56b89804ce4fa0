/**
 * Loaded into a server with `--import` by the measurements that have to see its SQL: notes every statement that goes through `pg`,
 * with its values, the rows that came back and when it ended (ns of the machine's monotonic clock, the same in every process).
 * The parent process asks for the notes over IPC.
 */
import pg from 'pg'

let notes = []
const query = pg.Client.prototype.query

pg.Client.prototype.query = function (what, values, ...rest) {
  const running = query.call(this, what, values, ...rest)
  const text = typeof what === 'string' ? what : what?.text
  if (text && typeof running?.then === 'function') {
    const note = { text, name: what?.name, values: what?.values ?? (Array.isArray(values) ? values : []), rows: [], ended: 0n }
    notes.push(note)
    running.then(
      (result) => Object.assign(note, { rows: result?.rows?.slice(0, 3) ?? [], ended: process.hrtime.bigint() }),
      () => undefined,
    )
  }
  return running
}

process.on('message', (ask) => {
  if (ask === 'forget') notes = []
  process.send?.(notes)
})
process.channel?.unref()
