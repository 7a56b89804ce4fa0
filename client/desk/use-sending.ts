import { useCallback, useMemo, useRef, useState } from 'react'
import { asRefused } from '../api/ask.ts'
import { Intent } from '../api/intent.ts'
import type { Act } from './deeds.ts'
import type { RegionName } from './regions.ts'

/** Where on the screen something was pressed: a refusal is shown there. */
export type Spot = RegionName | 'band' | 'find' | 'notes' | 'vouch'
export type Wish = {
  act: Act /** One thing at a time is under way for a target: a ticket, a session, the desk. */
  target: string
  spot: Spot
  path: string
  body?: unknown
}
/** `again`: the same wish once more, where that may help. */
export type Said = { sentence: string; again: (() => void) | null }

/** An answer that got lost is asked for once more by itself (ms), with the same Idempotency-Key. */
const onceMoreAfter = 700

type Hears = { refused: (code: string) => void }

/**
 * Sends what was pressed. What is under way is known before the next frame; a second press does nothing; a refusal is kept for its
 * spot until the next try there. A wish that may have been done carries its key along when it is tried again.
 */
export function useSending(hears: Hears) {
  const [doing, setDoing] = useState<ReadonlyMap<string, Act>>(new Map())
  const [refusals, setRefusals] = useState<ReadonlyMap<Spot, Said>>(new Map())
  const underWay = useRef(new Set<string>())
  const intents = useRef(new Map<string, Intent>())
  const heard = useRef(hears)
  heard.current = hears

  const clear = useCallback((spot: Spot) => setRefusals((before) => (before.has(spot) ? new Map([...before].filter(([other]) => other !== spot)) : before)), [])

  const send = useCallback(
    async <T>(wish: Wish, then: (answer: T) => void): Promise<boolean> => {
      const { target, act, spot, path, body } = wish
      if (underWay.current.has(target)) return false
      underWay.current.add(target)
      setDoing((before) => new Map(before).set(target, act))
      clear(spot)
      const intent = intents.current.get(target) ?? new Intent()
      intents.current.set(target, intent)
      try {
        then(await persistently<T>(intent, path, body))
        return true
      } catch (error) {
        const refused = asRefused(error)
        const again = refused.worthRetrying || refused.status === 401 ? () => void send(wish, then) : null
        setRefusals((before) => new Map(before).set(spot, { sentence: refused.message, again }))
        heard.current.refused(refused.code)
        return false
      } finally {
        underWay.current.delete(target)
        setDoing((before) => new Map([...before].filter(([other]) => other !== target)))
      }
    },
    [clear],
  )
  return useMemo(() => ({ doing, refusals, send, clear }), [doing, refusals, send, clear])
}

export type Sending = ReturnType<typeof useSending>

async function persistently<T>(intent: Intent, path: string, body: unknown): Promise<T> {
  try {
    return await intent.send<T>(path, body)
  } catch (error) {
    if (asRefused(error).code !== 'unreachable') throw error
    await new Promise((resolve) => setTimeout(resolve, onceMoreAfter))
    return intent.send<T>(path, body)
  }
}
