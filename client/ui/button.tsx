import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link } from 'react-router'
import css from './button.module.css'

type Kind = 'main' | 'plain' | 'quiet'
type Looks = { kind?: Kind; wide?: boolean }

const looks = ({ kind = 'main', wide = false }: Looks) => [css.button, css[kind], wide && css.wide].filter(Boolean).join(' ')

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> & Looks & { pending?: boolean; children: ReactNode }

/** While `pending` it keeps its size, its words and the focus, and does nothing when pressed. */
export function Button({ kind, wide, pending = false, children, onClick, type = 'button', ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type}
      className={looks({ kind, wide })}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
    >
      {children}
      {pending && (
        <span className={css.dots} aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
      )}
    </button>
  )
}

/** Goes to another page and looks like a button. */
export const ButtonLink = ({ to, children, ...look }: Looks & { to: string; children: ReactNode }) => (
  <Link to={to} className={looks(look)}>
    {children}
  </Link>
)

/** As `ButtonLink`, for what the server hands out: files. */
export const FileLink = ({ href, children, ...look }: Looks & { href: string; children: ReactNode }) => (
  <a href={href} className={looks(look)} download>
    {children}
  </a>
)

/** To the screen before. */
export const Back = ({ go, says }: { go: () => void; says: string }) => (
  <button type="button" className={css.back} onClick={go}>
    {says}
  </button>
)
