/** Loaded into a process with `--import`: says at its end how much memory it held at most (resident, MB), on a line of its own. */
process.on('exit', () => process.stderr.write(`\npeak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`))
