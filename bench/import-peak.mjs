/** Loaded into a process with `--import`: says at its end how much memory it held at most (resident, MB), on a line of its own. */
import { readFileSync } from 'node:fs'

// On Linux getrusage also counts what the parent held at the moment of the fork; VmHWM begins with the program itself.
function peak() {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1])
  } catch {
    return process.resourceUsage().maxRSS
  }
}

process.on('exit', () => process.stderr.write(`\npeak ${Math.round(peak() / 1024)} MB\n`))
