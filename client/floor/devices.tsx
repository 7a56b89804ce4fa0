import { Link } from 'react-router'
import { floor as words } from '../words/floor.ts'
import { oldestOf } from '../words/in-house.ts'
import { shortDay } from '../words/time.ts'
import styles from './bar.module.css'
import { daysBetween } from './days.ts'
import type { Shown } from './floor-context.ts'
import { Some } from './some.tsx'

/** What was brought and is still with us, the oldest first. */
export function Devices({ bar, behind }: Shown) {
  const devices = behind?.devices ?? []
  if (devices.length === 0) return null
  return (
    <section className={styles.part} aria-labelledby={`devices-${bar.id}`}>
      <h3 id={`devices-${bar.id}`}>{words.devices}</h3>
      <p className={`soft ${styles.small}`}>
        {words.devicesNote} {behind && behind.inHouse > devices.length && oldestOf(devices.length, behind.inHouse)}
      </p>
      <Some of={devices} most={5}>
        {(device) => (
          <li key={device.id}>
            <span className={styles.rowMain}>
              <span className="numbers">{words.since(daysBetween(device.takenAt, bar.day, bar.zone))}</span>{' '}
              <Link className="code link" to={`/history/${device.ticket}`}>
                {device.code}
              </Link>{' '}
              <strong>{device.name}</strong> <span>{[device.kind, device.keptAt].filter(Boolean).join(', ')}</span>{' '}
              <span className={styles.marks}>
                {device.readyAt && <span className="mark">{words.ready}</span>}
                {device.promisedDay && (
                  <span className={!device.readyAt && device.promisedDay < bar.day ? 'mark warn' : 'mark'}>
                    {words.promised(shortDay(device.promisedDay).date)}
                  </span>
                )}
              </span>
            </span>
          </li>
        )}
      </Some>
    </section>
  )
}
