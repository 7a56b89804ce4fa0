import { Dialog } from '../../ui/staff/dialog.tsx'
import { desk as deskWords } from '../../words/desk.ts'
import { questions } from '../../words/desk-questions.ts'
import { oldestOf } from '../../words/in-house.ts'
import { useDesk } from '../desk-context.ts'
import { OneDevice, SlipLink } from './devices-of.tsx'
import styles from './devices.module.css'
import { useInHouse } from './use-devices.ts'

const words = questions.device

/** The way to everything that lies here. */
export function InHouse() {
  const { ask } = useDesk()
  return (
    <button type="button" className="text-button" onClick={() => ask({ kind: 'house' })}>
      {words.inHouse}
    </button>
  )
}

/** Everything in the house by age: also what belongs to a visit that is over. Nothing leaves it but by a hand-over. */
export function House({ onClose }: { onClose: () => void }) {
  const { bar } = useDesk()
  const { data } = useInHouse(bar.id)
  return (
    <Dialog onClose={onClose} closeWords={deskWords.dismiss} title={words.inHouse} size="lg">
      {data?.all === 0 && <p>{words.noneInHouse}</p>}
      {data && data.all > data.devices.length && <p className="soft">{oldestOf(data.devices.length, data.all)}</p>}
      <ul className={styles.list}>
        {data?.devices.map((device) => (
          <li key={device.id}>
            <p>
              <span className="code">{device.code}</span> <strong>{device.name}</strong> <span className="soft">{words.here(device.daysHere)}</span>{' '}
              <SlipLink ticket={device.ticketId} />
            </p>
            <OneDevice device={device} />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
