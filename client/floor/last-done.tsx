import { Link } from 'react-router'
import { useCommand } from '../api/use-command.ts'
import { Act } from '../ui/staff/act.tsx'
import { Refusal } from '../ui/staff/refusal.tsx'
import { floor as words } from '../words/floor.ts'
import type { Done } from './floor-context.ts'
import styles from './floor.module.css'

/** The last thing that was done, said to screen readers too, with the way back beside it. Its place is always there: nothing jumps. */
export function LastDone({ done, onDone }: { done: Done | null; onDone: (what: Done) => void }) {
  const undoing = useCommand()
  const undo = async () => {
    if (done?.undo && (await undoing.run(done.undo.path, { seen: done.undo.seen }))) onDone({ said: done.undo.said })
  }
  return (
    <div>
      <div className={styles.lastDone}>
        <span role="status">{done?.said}</span>
        {done?.to && (
          <Link className="link" to={done.to.path}>
            {done.to.words}
          </Link>
        )}
        {done?.undo && (
          <Act size="xs" variant="default" doing={undoing.pending ? words.doing.undo : null} onClick={() => void undo()}>
            {words.acts.undo}
          </Act>
        )}
      </div>
      <Refusal sentence={undoing.refused?.message ?? null} onClose={undoing.clear} closeWords={words.dismiss} />
    </div>
  )
}
