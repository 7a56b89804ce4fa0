import { useCallback, useEffect, useRef, useState } from 'react'

/** asks: it was wanted before, and the browser wants one press since it started. */
export type Sound = { state: 'on' | 'off' | 'asks'; toggle: () => void; chime: () => void }

const shelf = 'aftercare.board.sound'
const wanted = () => {
  try {
    return localStorage.getItem(shelf) === 'on'
  } catch {
    return false
  }
}
const keep = (on: boolean) => {
  try {
    localStorage.setItem(shelf, on ? 'on' : 'off')
  } catch {
    // Storage may be forbidden: then it is asked for after each start.
  }
}

/** Two soft tones, the second a fourth above (Hz), each dying away: heard across a store, not startling. Seconds from now. */
const tones = [
  { hz: 659, at: 0, lasts: 0.9 },
  { hz: 880, at: 0.28, lasts: 1.3 },
]

function play(context: AudioContext): void {
  for (const { hz, at, lasts } of tones) {
    const begins = context.currentTime + at
    const oscillator = new OscillatorNode(context, { type: 'sine', frequency: hz })
    const gain = new GainNode(context, { gain: 0 })
    gain.gain.setValueAtTime(0, begins)
    gain.gain.linearRampToValueAtTime(0.35, begins + 0.02)
    gain.gain.exponentialRampToValueAtTime(0.001, begins + lasts)
    // Ended nodes are let go by the browser: nothing is left after a thousand calls.
    oscillator.connect(gain).connect(context.destination)
    oscillator.start(begins)
    oscillator.stop(begins + lasts)
  }
}

/** The chime. Muted until somebody pressed once, as browsers want it; remembered on this device. One audio context for all days. */
export function useSound(): Sound {
  const context = useRef<AudioContext | null>(null)
  const [state, setState] = useState<Sound['state']>('off')

  const open = useCallback(async () => {
    context.current ??= new AudioContext()
    await context.current.resume()
  }, [])
  useEffect(() => {
    if (!wanted()) return
    setState('asks')
    // Where the television's browser lets pages sound by themselves, nobody has to press.
    let gone = false
    void open().then(
      () => !gone && setState('on'),
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [open])
  useEffect(() => () => void context.current?.close().catch(() => undefined), [])

  const toggle = () => {
    const on = state !== 'on'
    keep(on)
    if (!on) return setState('off')
    void open().then(
      () => {
        setState('on')
        if (context.current) play(context.current)
      },
      () => setState('off'),
    )
  }
  const chime = useCallback(() => {
    if (state === 'on' && context.current?.state === 'running') play(context.current)
  }, [state])
  return { state, toggle, chime }
}
