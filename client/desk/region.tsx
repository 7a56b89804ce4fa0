import type { ReactNode } from 'react'
import { Refusal } from '../ui/staff/refusal.tsx'
import { desk as words } from '../words/desk.ts'
import styles from './regions.module.css'
import { useDesk } from './desk-context.ts'
import type { Spot } from './sending.ts'
import { useSaid } from './use-sending.ts'

type Props = { name: Spot; title: string; count?: number; aside?: ReactNode; className?: string | undefined; children: ReactNode }

/** A named part of the screen. What was refused in it is said right under its heading. */
export function Region({ name, title, count, aside, className, children }: Props) {
  return (
    <section className={`${styles.region} ${className ?? ''}`} data-region={name} aria-labelledby={`region-${name}`}>
      <div className={styles.regionHead}>
        <h2 id={`region-${name}`} tabIndex={-1}>
          {title}
          {count !== undefined && (
            <span className={`numbers ${styles.count}`}>
              {' '}
              {count}
              <span className="hidden-text"> {words.count(count).replace(/^\d+ /, '')}</span>
            </span>
          )}
        </h2>
        {aside}
      </div>
      <SpotRefusal spot={name} />
      {children}
    </section>
  )
}

/** What was refused at a spot, with the way on: once more, if it may have failed by chance. */
export function SpotRefusal({ spot }: { spot: Spot }) {
  const { sending } = useDesk()
  const said = useSaid(spot)
  return (
    <div className={styles.refusal}>
      <Refusal sentence={said?.sentence ?? null} onAgain={said?.again ?? null} onClose={() => sending.clear(spot)} closeWords={words.dismiss} />
    </div>
  )
}
