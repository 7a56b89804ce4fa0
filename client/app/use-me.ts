import { useCallback } from 'react'
import type { DoorMe } from '../../shared/door.ts'
import { send } from '../api/ask.ts'
import { type Asked, useAsk } from '../api/use-ask.ts'
import { forgetTyped } from '../door/typed.ts'

/** Whom the server knows on this device. `notMe` ends that there and forgets what was typed here; it resolves to false when it failed. */
export function useMe(): Asked<DoorMe> & { notMe: () => Promise<boolean> } {
  const asked = useAsk<DoorMe>('/door/me')
  const { set } = asked
  const notMe = useCallback(async () => {
    forgetTyped()
    // Whatever a browser says to that: the server forgets this device anyway.
    import('../push/this-phone.ts').then(({ forgetHere }) => forgetHere()).catch(() => undefined)
    try {
      set(await send<DoorMe>('/door/forget'))
      return true
    } catch {
      return false
    }
  }, [set])
  return { ...asked, notMe }
}
