/** How a process ends: everything in order within 10 s, or at once when somebody insists. */

/** Ctrl-C under npm arrives twice, from the terminal and from npm: only what comes later than this (ms) is a person who insists. */
const sameKeypress = 1_000
/** Longest (ms) that a stop may take. */
const longest = 10_000

/** Calls `stop` once on SIGINT, SIGTERM or SIGHUP, and ends the process when it is done. */
export function stopOnSignal(stop: () => Promise<void>, say: (line: string) => void): void {
  let asked: number | undefined
  const onSignal = () => {
    const now = performance.now()
    if (asked !== undefined) {
      if (now - asked > sameKeypress) process.exit(130)
      return
    }
    asked = now
    say('Stopping: what is under way ends first. Ctrl-C again stops at once.')
    setTimeout(() => {
      say('Some of it did not end in time.')
      process.exit(1)
    }, longest).unref()
    stop().then(
      () => process.exit(0),
      (error) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
}
