/** Short sounds, made here: nothing to load, nothing that could fail to come. Hz and ms, one after the other. */
const tunes = {
  next: [
    { hz: 523, ms: 110 },
    { hz: 784, ms: 160 },
  ],
  supervisor: [
    { hz: 659, ms: 90 },
    { hz: 659, ms: 90 },
    { hz: 880, ms: 180 },
  ],
} as const
export type Tune = keyof typeof tunes

const loudness = 0.08
/** A tone that starts or ends at full height clicks. */
const soft = 0.015
let context: AudioContext | null = null

/** Browsers let a page sound only after somebody has touched it; before that this is silent. */
export function play(tune: Tune): void {
  context ??= 'AudioContext' in window ? new AudioContext() : null
  if (!context || (context.state === 'suspended' && !navigator.userActivation?.hasBeenActive)) return
  void context.resume().catch(() => {})
  let at = context.currentTime + 0.02
  for (const { hz, ms } of tunes[tune]) at = tone(context, hz, at, ms / 1000) + 0.03
}

function tone(audio: AudioContext, hz: number, from: number, seconds: number): number {
  const oscillator = audio.createOscillator()
  const gain = audio.createGain()
  oscillator.frequency.value = hz
  gain.gain.setValueAtTime(0, from)
  gain.gain.linearRampToValueAtTime(loudness, from + soft)
  gain.gain.setValueAtTime(loudness, from + seconds - soft)
  gain.gain.linearRampToValueAtTime(0, from + seconds)
  oscillator.connect(gain).connect(audio.destination)
  oscillator.start(from)
  oscillator.stop(from + seconds)
  return from + seconds
}
