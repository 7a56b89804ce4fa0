import type { StaffTicket } from '../../../shared/line.ts'
import { Dialog } from '../../ui/staff/dialog.tsx'
import { desk as deskWords } from '../../words/desk.ts'
import { questions } from '../../words/desk-questions.ts'
import formStyles from '../form.module.css'
import { useDesk } from '../desk-context.ts'
import { ToWhom } from '../devices/to-whom.tsx'
import { useDevices } from '../devices/use-devices.ts'
import { SpotRefusal } from '../region.tsx'
import { useDoing } from '../use-sending.ts'
import { whoIs } from './ask-dialog.tsx'

/** Everything goes back, and the visit ends. */
export function Collect({ ticket, onClose }: { ticket: StaffTicket; onClose: () => void }) {
  const { bar, perform } = useDesk()
  const devices = useDevices(bar.id, ticket.id)
  const doing = useDoing(ticket.id) === 'collect' ? deskWords.doing.collect : null
  const title = questions.device.allTitle(whoIs(ticket))
  return (
    <Dialog onClose={onClose} closeWords={deskWords.dismiss} title={title}>
      <div className={formStyles.form}>
        <SpotRefusal spot="ask" />
        <ToWhom
          name={ticket.name}
          things={devices.data?.filter(({ handedOver }) => !handedOver) ?? null}
          title={title}
          doing={doing}
          onSubmit={async (handed) => (await perform('collect', ticket, 'ask', handed)) && onClose()}
          onCancel={onClose}
        />
      </div>
    </Dialog>
  )
}
