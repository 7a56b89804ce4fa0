import { Button } from '@mantine/core'
import type { ScreenRow } from '../../shared/screens.ts'
import { useCommand } from '../api/use-command.ts'
import { Act } from '../ui/staff/act.tsx'
import { Dialog } from '../ui/staff/dialog.tsx'
import { Refusal } from '../ui/staff/refusal.tsx'
import { screens } from '../words/screens.ts'
import css from './screens.module.css'

type Props = { bar: string; screen: ScreenRow; close: () => void; removed: (rows: ScreenRow[]) => void }

/** Asked once more: the screen in the store goes dark. */
export function RemoveScreen({ bar, screen, close, removed }: Props) {
  const remove = useCommand()
  const go = async () => {
    const rows = await remove.run<ScreenRow[]>(`/bars/${bar}/screens/${screen.id}/revoke`)
    if (rows) removed(rows)
  }
  return (
    <Dialog title={screens.removeTitle(screen.name)} onClose={close} closeWords={screens.close}>
      <div className={css.form}>
        <p>{screens.removeText}</p>
        <Refusal sentence={remove.refused?.message ?? null} />
        <div className={css.links}>
          <Act doing={remove.pending ? screens.removing : null} onClick={go}>
            {screens.remove}
          </Act>
          <Button variant="default" onClick={close}>
            {screens.keep}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
