import type { FloorBar } from '../../shared/floor.ts'
import { useCommand } from '../api/use-command.ts'
import { Act } from '../ui/staff/act.tsx'
import { Refusal } from '../ui/staff/refusal.tsx'
import { clock } from '../ui/staff/when.ts'
import { floor as words } from '../words/floor.ts'
import { useFloor } from './floor-context.ts'
import styles from './bar.module.css'

/** What is out of the ordinary about a bar, in a word. */
export function Standing({ bar }: { bar: FloorBar }) {
  return (
    <>
      {bar.joining === 'paused' && <span className="mark warn">{words.paused}</span>}
      {bar.joining === 'closed' && <span className="mark warn">{words.closed}</span>}
      {!bar.closesAt && <span className="mark">{bar.opensAt ? words.opens(clock(bar.opensAt, bar.zone)) : words.shut}</span>}
    </>
  )
}

/** What everybody at this bar reads at the moment, with the way back beside each. */
export function Said({ bar }: { bar: FloorBar }) {
  const { ask, done } = useFloor()
  const resuming = useCommand()
  const takingBack = useCommand()
  const resume = async () => {
    if (await resuming.run(`/bars/${bar.id}/joining`, { joining: 'open' })) done({ said: words.done.resume(bar.name) })
  }
  const takeBack = async () => {
    if (await takingBack.run(`/bars/${bar.id}/tell`, { words: '' })) done({ said: words.done.takeBack(bar.name) })
  }
  const closed = bar.joining === 'closed'
  return (
    <div className={styles.said}>
      {bar.joining !== 'open' && (
        <div className="notice">
          <span>
            {closed ? words.closedNow : words.pausedNow} {bar.joiningWords && words.saidAtDoor(bar.joiningWords)}
          </span>
          <span className={styles.acts}>
            <Act size="xs" variant="default" doing={resuming.pending ? words.doing.resume : null} onClick={() => void resume()}>
              {closed ? words.acts.reopen : words.acts.resume}
            </Act>
          </span>
        </div>
      )}
      {bar.notice && (
        <div className="notice">
          <span>{words.toldAt(clock(bar.notice.at, bar.zone), bar.notice.words)}</span>
          <span className={styles.acts}>
            <Act size="xs" variant="default" onClick={() => ask({ kind: 'tell', bar })}>
              {words.acts.change}
            </Act>
            <Act size="xs" variant="default" doing={takingBack.pending ? words.doing.takeBack : null} onClick={() => void takeBack()}>
              {words.acts.takeBack}
            </Act>
          </span>
        </div>
      )}
      <Refusal sentence={resuming.refused?.message ?? takingBack.refused?.message ?? null} />
    </div>
  )
}
