/**
 * Loaded into the server with `--import`: notes when each version of a bar was committed (µs of the machine's monotonic clock, the
 * same in every process). The parent process asks for the notes over IPC.
 */
import pg from 'pg'

let notes = []
const query = pg.Client.prototype.query

pg.Client.prototype.query = function (what, ...rest) {
  const text = typeof what === 'string' ? what : what?.text
  const values = what?.values ?? rest[0]
  // A migration that writes events does so without values, before anybody listens.
  if (text?.includes('INSERT INTO event (') && Array.isArray(values)) {
    const [bar, version] = values
    this.appended = [...(this.appended ?? []), { bar, version }]
  }
  if (text !== 'COMMIT') {
    if (text === 'ROLLBACK') this.appended = undefined
    return query.call(this, what, ...rest)
  }
  const appended = this.appended ?? []
  this.appended = undefined
  const end = () => {
    const at = Number(process.hrtime.bigint() / 1000n)
    for (const event of appended) notes.push({ ...event, at })
  }
  const callback = rest.at(-1)
  if (typeof callback === 'function') {
    return query.call(this, what, ...rest.slice(0, -1), (error, result) => {
      end()
      callback(error, result)
    })
  }
  const running = query.call(this, what, ...rest)
  running?.then?.(end, () => undefined)
  return running
}

process.on('message', (ask) => {
  if (ask !== 'commits') return
  process.send?.(notes)
  notes = []
})
process.channel?.unref()
