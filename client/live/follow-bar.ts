import type { Socket } from 'socket.io-client'
import type { Audience } from '../../shared/line.ts'
import { type Beat, type ChangeMessage, type Mine, type SinceAnswer, socketPath, type Watch, type WatchAnswer } from '../../shared/live.ts'
import { serverClock } from '../api/server-clock.ts'
import { type Followed, Follower } from './follower.ts'

export type Follow<A extends Audience> = Watch & { audience: A }
type Hears<A extends Audience> = { picture: (followed: Followed<A>) => void; mine?: (mine: Mine) => void }

const answerWithin = 5_000
/** After a restart everybody comes at once and is let in one after another: whoever gave up sooner would begin anew behind all the others. */
const connectWithin = 40_000
/** Beats come every 15 s: after this long without a word the connection is asked whether it is still one. */
const silence = 35_000
/** The page is drawn and can be used before the socket's script is asked for (ms). No frame is waited for: hidden tabs have none. */
const afterPaint = () => new Promise((painted) => setTimeout(painted, 150))
const soon = () => 1_000 + Math.random() * 4_000

/**
 * Follows the line of a bar until the returned function is called. The picture comes through `hears.picture` at once when it is
 * there and after every change of it or of the connection; `hears.mine` says that one's own ticket changed. Reconnects by itself
 * (with jitter), and at once when the device wakes up or finds its network again. The socket's script is loaded here, not before.
 * What the server says on the way sets the server's clock.
 */
export function followBar<A extends Audience>(what: Follow<A>, hears: Hears<A>): () => void {
  let end = () => {}
  let ended = false
  const script = afterPaint().then(() => import('socket.io-client'))
  void script.then(
    ({ io }) => {
      if (ended) return
      end = followOn(
        io(window.location.origin, {
          path: socketPath,
          transports: ['websocket'],
          forceNew: true,
          autoConnect: false,
          timeout: connectWithin,
          reconnectionDelay: 500,
          reconnectionDelayMax: 8_000,
          randomizationFactor: 0.6,
        }),
        what,
        hears,
      )
    },
    // The script itself could not be loaded: tried again when the network is back, or after a while.
    () => {
      if (ended) return
      hears.picture({ picture: null, heardAt: null, connected: false, refused: null })
      const timer = setTimeout(() => {
        end = followBar(what, hears)
      }, soon())
      end = () => clearTimeout(timer)
    },
  )
  return () => {
    ended = true
    end()
  }
}

/** The same over a socket that is not connected yet, and is given up with the returned function. */
export function followOn<A extends Audience>(socket: Socket, what: Follow<A>, hears: Hears<A>): () => void {
  const timed = () => socket.timeout(answerWithin)
  const ask = async <T extends SinceAnswer<A>>(question: string, body: object): Promise<T> => {
    const answer: T = await timed().emitWithAck(question, body)
    // Many share one picture of a quiet line: it may be from a while ago.
    if ('picture' in answer) serverClock.saidBefore(answer.picture.at)
    return answer
  }
  const wire = {
    watch: () => ask<WatchAnswer<A>>('watch', what),
    since: (version: number) => ask<SinceAnswer<A>>('since', { ...what, version }),
  }
  let refused = false
  let lastWord = Date.now()
  const follower = new Follower<A>(what.audience, wire, (followed) => {
    if (followed.refused) {
      refused = true
      socket.disconnect()
    }
    hears.picture(followed)
  })
  let retry: ReturnType<typeof setTimeout> | undefined
  // Whether a try is under way, not only waited for.
  let trying = false
  const connect = () => {
    trying = true
    socket.connect()
  }
  // Taking the socket down first also ends socket.io's own wait before the next try. A try that is under way goes on: it may have
  // waited for its turn at the server for long, and would begin anew behind all the others.
  const reconnect = () => {
    if (refused || trying) return
    socket.disconnect()
    clearTimeout(retry)
    connect()
  }
  const reconnectSoon = () => {
    clearTimeout(retry)
    retry = setTimeout(reconnect, soon())
  }
  const settle = (work: Promise<void>) => void work.catch(reconnectSoon)
  const catchUp = () => (socket.connected ? void follower.catchUp().catch(reconnect) : reconnect())

  socket.io.on('reconnect_attempt', () => {
    trying = true
  })
  socket.on('connect', () => {
    trying = false
    lastWord = Date.now()
    settle(follower.catchUp())
  })
  socket.on('disconnect', () => {
    trying = false
    follower.disconnected()
    if (!socket.active && !refused) reconnectSoon()
  })
  socket.on('connect_error', () => {
    trying = false
    follower.disconnected()
    if (!socket.active) reconnectSoon()
  })
  socket.on('change', (message: ChangeMessage<A>) => {
    const last = message.changes.at(-1)
    if (last) serverClock.says(last.at)
    if (message.bar === what.bar && message.audience === what.audience) settle(follower.changes(message.changes))
  })
  socket.on('beat', (beat: Beat) => {
    serverClock.says(beat.at)
    if (beat.bar === what.bar) settle(follower.beat(beat))
  })
  socket.on('mine', (mine: Mine) => hears.mine?.(mine))
  socket.onAny(() => {
    lastWord = Date.now()
  })

  const listening = setInterval(() => {
    const isConnecting = socket.active && !socket.connected
    if (isConnecting || Date.now() - lastWord < silence) return
    lastWord = Date.now()
    catchUp()
  }, 5_000)
  // Said at once, not when the next word fails to come. What was begun in a network that is gone leads nowhere.
  const cutOff = () => {
    trying = false
    follower.disconnected()
  }
  const wake = () => document.visibilityState === 'visible' && catchUp()
  document.addEventListener('visibilitychange', wake)
  window.addEventListener('online', catchUp)
  window.addEventListener('offline', cutOff)
  window.addEventListener('pageshow', wake)
  connect()

  return () => {
    clearInterval(listening)
    clearTimeout(retry)
    document.removeEventListener('visibilitychange', wake)
    window.removeEventListener('online', catchUp)
    window.removeEventListener('offline', cutOff)
    window.removeEventListener('pageshow', wake)
    socket.offAny()
    socket.off()
    socket.disconnect()
  }
}
