import type { VisitDevice } from '../../shared/history.ts'
import { dayAndClock, dayOf } from '../ui/staff/when.ts'
import { history } from '../words/history.ts'
import { Fact } from './fact.tsx'
import styles from './visit.module.css'

const { device: words, devices: title } = history

/** What was brought, with all that was written down, and where it is now. */
export function VisitDevices({ devices, zone }: { devices: VisitDevice[]; zone: string }) {
  if (devices.length === 0) return null
  return (
    <section aria-labelledby="devices">
      <h2 id="devices">{title}</h2>
      {devices.map((device) => (
        <article key={device.id} className={styles.session}>
          <h3>{device.kind}</h3>
          <dl className={styles.facts}>
            {factsOf(device, zone)
              .filter(([, text]) => text)
              .map(([name, text]) => (
                <Fact key={name} name={name}>
                  <span className={styles.text}>{text}</span>
                </Fact>
              ))}
          </dl>
        </article>
      ))}
    </section>
  )
}

const factsOf = (device: VisitDevice, zone: string): [string, string | null][] => [
  [words.where, whereIs(device, zone)],
  [words.bar, device.bar],
  [words.taken, words.done(dayAndClock(device.takenAt, zone), device.takenBy)],
  [words.serial, device.serial],
  [words.condition, device.condition],
  [words.accessories, device.accessories || words.nothing],
  [words.agreed, device.agreed],
  [words.promised, device.promisedDay && dayOf(`${device.promisedDay}T12:00:00Z`, 'UTC')],
  [words.collect, device.mayCollect],
  [words.reference, device.repairReference],
  [words.data, device.dataMayBeLost ? words.mayBeLost : ''],
]

function whereIs({ handedOver, keptAt }: VisitDevice, zone: string): string {
  if (!handedOver) return keptAt ? words.at(keptAt) : words.here
  const { how, to, at, by } = handedOver
  return `${words[how](to)}: ${words.done(dayAndClock(at, zone), by)}`
}
