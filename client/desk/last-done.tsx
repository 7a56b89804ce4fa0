import { Button, Menu } from '@mantine/core'
import type { StaffTicket } from '../../shared/line.ts'
import { Act as ActButton } from '../ui/staff/act.tsx'
import { desk as words } from '../words/desk.ts'
import styles from './band.module.css'
import { useDesk, useDeskNow } from './desk-context.ts'
import { isOpen, type Step } from './steps.ts'
import { useDoing } from './use-sending.ts'

export type Done = {
  said: string /** Whose last move this was, where it can be taken back. */
  ticket: StaffTicket | null /** Who has just left something here. */
  left?: StaffTicket | null
}

/** How many steps before the last one can be taken back from here; others from their rows. */
const mostEarlier = 2
type Props = { done: Done | null; steps: readonly Step[]; onUndo: (ticket?: StaffTicket) => void }

/** The last thing that was done, said to screen readers too, with the way back beside it; and, quietly, from what was done before it. */
export function LastDone({ done, steps, onUndo }: Props) {
  const { printed, me } = useDesk()
  const now = useDeskNow()
  const undoing = useDoing(done?.ticket?.id ?? '') === 'undo'
  const open = steps.filter((step) => isOpen(step, me.role !== 'specialist', now))
  const last = open.find((step) => step.ticket.id === done?.ticket?.id)
  const earlier = open.filter((step) => step !== last).slice(0, mostEarlier)
  return (
    <div className={styles.lastDone}>
      <span role="status" title={done?.said}>
        {done?.said}
      </span>
      {last && (
        <ActButton size="sm" variant="default" doing={undoing ? words.doing.undo : null} press={printed('undo')} onClick={() => onUndo()}>
          {words.buttons.undo}
        </ActButton>
      )}
      {earlier.length > 0 && <Earlier steps={earlier} onUndo={onUndo} />}
    </div>
  )
}

function Earlier({ steps, onUndo }: Pick<Props, 'steps' | 'onUndo'>) {
  return (
    <Menu position="bottom-end" withinPortal returnFocus shadow="md" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button size="sm" variant="subtle" aria-label={words.undoEarlierHelp}>
          {words.undoEarlier}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {steps.map(({ ticket, said }) => (
          <Menu.Item key={ticket.id} onClick={() => onUndo(ticket)}>
            {words.undoOf(said)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
