import type { PassedOn as Words } from '../../../shared/beside.ts'
import { clock, dayAndClock, dayOf } from '../../ui/staff/when.ts'
import { desk as words } from '../../words/desk.ts'
import { useDesk, useDeskNow } from '../desk-context.ts'
import styles from './passed-on.module.css'

/** What a colleague wanted one to know, before anything else is read. */
export function PassedOn({ said }: { said: Words }) {
  const { zone } = useDesk().bar
  const today = dayOf(new Date(useDeskNow()).toISOString(), zone)
  const time = dayOf(said.at, zone) === today ? clock(said.at, zone) : dayAndClock(said.at, zone)
  return (
    <figure className={styles.said}>
      <blockquote>“{said.words}”</blockquote>
      <figcaption className="soft">— {words.passedOn(said.by, time)}</figcaption>
    </figure>
  )
}
