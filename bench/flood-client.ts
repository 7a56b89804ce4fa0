/** Many commands at once for one bar, so that they queue up. */
import { serve } from './child.ts'
import { Connections } from './http.ts'

/** `seconds`: for so long, every command that was answered is followed by the next; 0: each is given once. */
export type FloodAsk = { url: string; path: string; cookie: string; count: number; seconds?: number }

serve<FloodAsk, { answered: number }>(async ({ url, path, cookie, count, seconds = 0 }) => {
  const connections = new Connections(url, count)
  const until = performance.now() + seconds * 1000
  let answered = 0
  const press = async () => {
    do {
      await connections.must(path, cookie)
      answered++
    } while (performance.now() < until)
  }
  await Promise.all(Array.from({ length: count }, press))
  connections.close()
  return { answered }
})
