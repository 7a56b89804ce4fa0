import type { Notice as Said } from '../../shared/line.ts'
import { Notice } from '../ui/notice.tsx'
import { queue } from '../words/queue.ts'
import { clockSaid } from '../words/time.ts'
import css from './place.module.css'

/** What staff told everybody who waits. Its place is on the page before the words are, so that they are announced when they come. */
export const Everybody = ({ notice, zone }: { notice: Said; zone: string }) => (
  <div role="status" className={css.everybody}>
    {notice && (
      <Notice title={queue.everybody(clockSaid(notice.at, zone))}>
        <p>{notice.words}</p>
      </Notice>
    )}
  </div>
)
