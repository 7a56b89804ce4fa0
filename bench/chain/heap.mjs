/** Loaded into the server with `--import`: says over IPC how many MB its objects take once everything that nobody holds is gone. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')

process.on('message', (ask) => {
  if (ask !== 'heap') return
  // The second one takes what the first one's finalizers let go.
  collect()
  collect()
  const { heapUsed, external } = process.memoryUsage()
  process.send?.((heapUsed + external) / 1024 ** 2)
})
process.channel?.unref()
