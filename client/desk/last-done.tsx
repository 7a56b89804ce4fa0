import { Act as ActButton } from '../ui/staff/act.tsx'
import { desk as words } from '../words/desk.ts'
import type { StaffTicket } from '../../shared/line.ts'
import styles from './band.module.css'
import { useDesk, useDeskNow } from './desk-context.ts'
import { useDoing } from './use-sending.ts'

export type Done = { said: string /** What can be taken back; null when there is nothing to. */; ticket: StaffTicket | null /** Epoch ms. */; at: number }

/** For how long (ms) a specialist may take back what they did; supervisors may all day. The server has the last word. */
const undoFor = 60_000

/** The last thing that was done, said to screen readers too, with the way back beside it. Its place is always there and always in sight. */
export function LastDone({ done, onUndo }: { done: Done | null; onUndo: () => void }) {
  const { printed, me } = useDesk()
  const now = useDeskNow()
  const undoing = useDoing(done?.ticket?.id ?? '') === 'undo'
  const mayUndo = done?.ticket && (me.role !== 'specialist' || now - done.at < undoFor)
  const doing = undoing ? words.doing.undo : null
  return (
    <div className={styles.lastDone}>
      <span role="status">{done?.said}</span>
      {mayUndo && (
        <ActButton size="sm" variant="default" doing={doing} press={printed('undo')} onClick={onUndo}>
          {words.buttons.undo}
        </ActButton>
      )}
    </div>
  )
}
