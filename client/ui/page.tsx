import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import css from './page.module.css'

type Frame = { name: string; logo: string | null; skip: string; foot: ReactNode; children: ReactNode }

/** Head, content and foot of a page that anybody may see. */
export function Frame({ name, logo, skip, foot, children }: Frame) {
  return (
    <>
      <a className={css.skip} href="#content">
        {skip}
      </a>
      <header className={css.head}>
        <Link to="/" className={css.name}>
          {logo ? (
            <img className={css.logo} src={logo} alt="" />
          ) : (
            <span className={css.sign} aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
          )}
          {name}
        </Link>
      </header>
      <main className={css.main} id="content" tabIndex={-1}>
        {children}
      </main>
      <footer className={css.foot}>
        <div>{foot}</div>
      </footer>
    </>
  )
}

/** Two columns where there is room: what stays, and what is done. On a phone one above the other; `roomy`: what stays is left out there. */
export const Columns = ({ above, beside, children, roomy = false }: { above?: ReactNode; beside: ReactNode; children: ReactNode; roomy?: boolean }) => (
  <>
    {above && <div className={css.above}>{above}</div>}
    <div className={css.columns}>
      <div className={[css.stack, css.beside, roomy && css.roomy].filter(Boolean).join(' ')}>{beside}</div>
      <div className={css.stack}>{children}</div>
    </div>
  </>
)

export const Stack = ({ tight = false, narrow = false, children }: { tight?: boolean; narrow?: boolean; children: ReactNode }) => (
  <div className={[css.stack, tight && css.tight, narrow && css.narrow].filter(Boolean).join(' ')}>{children}</div>
)

/** The heading of a screen. With `focus` it takes the focus when the screen comes, so that a screen reader starts there. */
export function Title({ children, focus = false, level = 1 }: { children: ReactNode; focus?: boolean; level?: 1 | 2 }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!focus) return
    heading.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [focus])
  const Heading = `h${level}` as const
  return (
    <Heading ref={heading} tabIndex={-1}>
      {children}
    </Heading>
  )
}

/** The name of the tab, while this is shown. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title
  }, [title])
}
