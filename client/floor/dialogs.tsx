import type { StaffMe } from '../../shared/auth.ts'
import type { StaffLine } from '../../shared/line.ts'
import type { Asking } from './floor-context.ts'
import { MoveDialog } from './move-dialog.tsx'
import { PaperDialog } from './paper-dialog.tsx'
import { SayDialog } from './say-dialog.tsx'
import { SkillsDialog } from './skills-dialog.tsx'
import { TakeOverDialog } from './take-over-dialog.tsx'
import { WaitsDialog } from './waits-dialog.tsx'

type Props = { asking: Asking; bars: StaffMe['bars']; line: StaffLine | null; onClose: () => void }

/** The one dialog that is open. `line`: of its bar, live. */
export function Dialogs({ asking, bars, line, onClose }: Props) {
  if (asking.kind === 'move') return <MoveDialog asking={asking} bars={bars} line={line} onClose={onClose} />
  if (asking.kind === 'takeOver') return <TakeOverDialog asking={asking} onClose={onClose} />
  if (asking.kind === 'paper') return <PaperDialog bar={asking.bar} onClose={onClose} />
  if (asking.kind === 'skills') return <SkillsDialog bar={asking.bar} onClose={onClose} />
  if (asking.kind === 'waits') return <WaitsDialog bar={asking.bar} onClose={onClose} />
  return <SayDialog bar={asking.bar} kind={asking.kind} onClose={onClose} />
}
