import css from './kiosk.module.css'

type Props = { name: string; text?: string /** null: not possible now. */; choose: (() => void) | null; main?: boolean; pending?: boolean }

/** A way on, large enough for any finger. */
export const Card = ({ name, text, choose, main = false, pending = false }: Props) => (
  <button
    type="button"
    className={`${css.card} ${main ? css.main : ''}`}
    disabled={choose === null}
    aria-busy={pending || undefined}
    onClick={pending ? undefined : (choose ?? undefined)}
  >
    <b>{name}</b>
    {text && <span>{text}</span>}
  </button>
)
