import type { StaffDesk } from '../../shared/line.ts'
import { Act } from '../ui/staff/act.tsx'
import { clock } from '../ui/staff/when.ts'
import { desk as words } from '../words/desk.ts'
import listStyles from './list.module.css'
import personStyles from './with-me.module.css'
import { useDesk } from './desk-context.ts'
import { useDoing } from './use-sending.ts'

/** Before anybody can be called: at which desk do I stand? Those of others say who is there. */
export function ChooseDesk({ desks, onOpen }: { desks: StaffDesk[]; onOpen: (desk: StaffDesk) => void }) {
  const doing = useDoing('desk') === 'openDesk'
  if (desks.length === 0) return <p className={`soft ${listStyles.empty}`}>{words.noDesks}</p>
  const first = desks.find((desk) => !desk.staffId)
  return (
    <div className={personStyles.chooseDesk}>
      <p>
        <strong>{words.chooseDesk}</strong> <span className="soft">{words.chooseDeskHelp}</span>
      </p>
      <ul>
        {desks.map((desk) => (
          <li key={desk.id}>
            {desk.staffId ? (
              <span className={`soft ${personStyles.takenDesk}`} title={desk.staffName ?? ''}>
                {words.taken(desk.number, desk.staffName ?? '')}
              </span>
            ) : (
              <Act
                size="md"
                variant={desk === first ? 'filled' : 'default'}
                doing={doing ? words.doing.openDesk : null}
                onClick={() => onOpen(desk)}
                data-primary={desk === first || undefined}
              >
                {words.openDesk(desk.number)}
              </Act>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Who stands where. */
export function Desks({ desks }: { desks: StaffDesk[] }) {
  const { bar } = useDesk()
  return (
    <p className={`soft ${personStyles.desks}`}>
      {words.desks}:{' '}
      {desks.map((desk) => (
        <span key={desk.id}>{words.deskOf(desk.number, desk.staffName, desk.breakUntil && clock(desk.breakUntil, bar.zone))}</span>
      ))}
    </p>
  )
}
