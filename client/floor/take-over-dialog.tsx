import { Button } from '@mantine/core'
import type { TakenOver } from '../../shared/floor.ts'
import { useCommand } from '../api/use-command.ts'
import { Act } from '../ui/staff/act.tsx'
import { Dialog } from '../ui/staff/dialog.tsx'
import { Refusal } from '../ui/staff/refusal.tsx'
import { floor as words } from '../words/floor.ts'
import styles from './dialogs.module.css'
import { type DialogProps, useFloor, whoIs } from './floor-context.ts'

/** Says what becomes of whom before it is done: there is no way back but opening the desk again. */
export function TakeOverDialog({ asking: { bar, desk, inHand }, onClose }: DialogProps<'takeOver'>) {
  const { done } = useFloor()
  const command = useCommand()
  const takeOver = async () => {
    const answer = await command.run<TakenOver>(`/bars/${bar.id}/desks/${desk.id}/take-over`)
    if (!answer) return
    const said = [
      words.tookOver(answer.desk, answer.from || (desk.staffName ?? '')),
      answer.putBack.length > 0 && words.putBack(answer.putBack.join(', ')),
      answer.at !== null && words.withYou(answer.withYou.join(', '), answer.at),
    ]
    done({ said: said.filter(Boolean).join(' '), ...(answer.at !== null && { to: { path: `/desk/${bar.slug}`, words: words.toDesk } }) })
    onClose()
  }
  return (
    <Dialog title={words.takeOverTitle(desk.number)} onClose={onClose} closeWords={words.dismiss}>
      <div className={styles.form}>
        <p>{words.takeOverText(desk.staffName ?? '')}</p>
        {inHand.map((ticket) => (
          <p key={ticket.id}>{(ticket.state === 'called' ? words.takeOverCalled : words.takeOverHelped)(whoIs(ticket))}</p>
        ))}
        <Refusal sentence={command.refused?.message ?? null} />
        <div className={styles.acts}>
          <Act data-autofocus doing={command.pending ? words.doing.takeOver : null} onClick={() => void takeOver()}>
            {words.acts.takeOver}
          </Act>
          <Button variant="default" onClick={onClose}>
            {words.acts.cancel}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
