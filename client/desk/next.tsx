import type { StaffDesk, StaffLine } from '../../shared/line.ts'
import { Act } from '../ui/staff/act.tsx'
import { desk as words } from '../words/desk.ts'
import styles from './band.module.css'
import { useDesk, useTopicNames } from './desk-context.ts'
import { Marks } from './marks.tsx'
import { isBusy, type Regions } from './regions.ts'
import { TicketButton } from './ticket-button.tsx'
import { useDoing } from './use-sending.ts'
import { Waited } from './waited.tsx'
import { whoIsNext } from './who-is-next.ts'

type Props = { known: { line: StaffLine; parts: Regions }; desk: StaffDesk; onCallNext: () => void }

/** Whom "call next" takes; also while one helps somebody. */
export function Next({ known: { line, parts }, desk, onCallNext }: Props) {
  const { needs, printed } = useDesk()
  const topicName = useTopicNames()
  const next = whoIsNext(parts.waiting, desk, line, needs)
  const doing = useDoing('desk') === 'callNext' ? words.doing.callNext : null
  const called = parts.mine.some(({ state }) => state === 'called')
  return (
    <div className={styles.next}>
      <p className={styles.nextIs}>
        <span className="soft">{words.nextIs}</span>{' '}
        {next ? (
          <>
            <span className="code">{next.code}</span> <strong>{next.name}</strong> <span>{topicName(next.topicId)}</span>{' '}
            <span className="soft numbers">
              <Waited ticket={next} />
            </span>{' '}
            <Marks ticket={next} withPlace={false} />
          </>
        ) : (
          <span className="soft">{parts.waiting.length === 0 ? words.nobodyAtAll : words.nobodyForYou}</span>
        )}
      </p>
      {next && !next.nearAt && <TicketButton act="preCall" ticket={next} spot="band" size="sm" variant="default" showKey />}
      {isBusy(parts) && !called && (
        <Act size="sm" variant="light" doing={doing} press={printed('callNext')} onClick={onCallNext}>
          {words.buttons.callNext}
        </Act>
      )}
    </div>
  )
}
