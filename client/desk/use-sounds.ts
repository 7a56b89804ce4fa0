import { useLocalStorage } from '@mantine/hooks'
import { useCallback, useEffect, useRef } from 'react'
import type { StaffDesk, StaffTicket } from '../../shared/line.ts'
import { desk as words } from '../words/desk.ts'
import { play } from './sounds.ts'

type Heard = { desk: StaffDesk | null; next: StaffTicket | null; busy: boolean; onSupervisorCame: (said: string) => void }

/** Sounds when somebody is there for a desk that is free, and when the supervisor has seen that one asked. Muting is remembered on this device. */
export function useDeskSounds({ desk, next, busy, onSupervisorCame }: Heard) {
  const [on, setOn] = useLocalStorage({ key: 'aftercare.sounds', defaultValue: true, getInitialValueInEffect: false })
  const switchSounds = useCallback(() => setOn((before) => !before), [setOn])

  // Known from the first picture on: whoever waits already when the desk is opened is seen, not heard.
  const waits = desk && desk.breakWhy === null && !busy ? next !== null : null
  const before = useRef(waits)
  useEffect(() => {
    if (before.current === false && waits && on) play('next')
    before.current = waits
  }, [waits, on])

  const asked = desk ? desk.wantsSupervisorAt !== null : null
  const askedBefore = useRef(asked)
  const took = useRef(false)
  useEffect(() => {
    const answered = askedBefore.current === true && asked === false && !took.current
    if (answered) {
      onSupervisorCame(words.supervisorCame)
      if (on) play('supervisor')
    }
    took.current = false
    askedBefore.current = asked
  }, [asked, on, onSupervisorCame])
  /** Taking back one's own asking is no answer. */
  const takingBack = useCallback(() => {
    took.current = true
  }, [])
  return { on, switchSounds, takingBack }
}
