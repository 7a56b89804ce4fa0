import { queue } from '../words/queue.ts'
import { clockSaid } from '../words/time.ts'
import css from './place.module.css'

/** `age`: when the picture is from, if it may be old. `live`: it is current. */
export type Fresh = { age: { at: string } | null; live: boolean }

/** Whether what is on the page is current, and if not from when it is. Its line is always there, so that nothing jumps. */
export const Freshness = ({ age, live, zone }: Fresh & { zone: string }) => (
  <p className={[css.age, age ? css.stale : live && css.live].filter(Boolean).join(' ')}>
    {age ? queue.age.reconnecting(clockSaid(age.at, zone)) : live ? queue.age.live : ''}
  </p>
)
