import { board } from '../words/board.ts'
import css from './board.module.css'
import type { Sound } from './use-sound.ts'

/** How old the picture is, and the one thing that can be pressed. */
export function Foot({ asOf, sound }: { asOf: string | null; sound: Sound }) {
  const words = sound.state === 'on' ? board.soundOn : sound.state === 'asks' ? board.soundAsk : board.soundOff
  return (
    <footer className={css.foot}>
      <span>{asOf && board.asOf(asOf)}</span>
      <button type="button" aria-pressed={sound.state === 'on'} data-asks={sound.state === 'asks' ? '' : undefined} onClick={sound.toggle}>
        {words}
      </button>
    </footer>
  )
}
