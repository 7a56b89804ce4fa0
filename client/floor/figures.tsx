import type { ReactNode } from 'react'
import type { FloorBar } from '../../shared/floor.ts'
import { clock, minutesSince } from '../ui/staff/when.ts'
import { floor as words } from '../words/floor.ts'
import styles from './bar.module.css'
import { daysBetween } from './days.ts'

const said = words.figures

/** A bar's day in six figures, each with what stands behind it. */
export function Figures({ bar, now }: { bar: FloorBar; now: number }) {
  const { today } = bar
  const lost = today.left + today.late + today.noAnswer
  return (
    <dl className={styles.figures}>
      <Figure name={said.waiting} figure={bar.waiting}>
        {[bar.waitingSince && said.longest(minutesSince(bar.waitingSince, now)), bar.silent > 0 && said.silent(bar.silent)].filter(Boolean).join(', ')}
      </Figure>
      <Figure name={said.helping} figure={bar.helping}>
        {said.desks(bar.desksOpen, bar.onBreak)}
      </Figure>
      <Figure name={said.next} figure={bar.nextBooking ? clock(bar.nextBooking, bar.zone) : said.noBooking}>
        {bar.booked > 0 && said.toCome(bar.booked)}
      </Figure>
      <Figure name={said.visits} figure={today.visits}>
        {said.given(Math.round(today.minutes))}
      </Figure>
      <Figure name={said.lost} figure={lost}>
        {lost > 0 && said.lostHow(today.left, today.late, today.noAnswer)}
      </Figure>
      <Figure name={said.devices} figure={bar.devices}>
        {bar.oldestDevice ? said.oldest(daysBetween(bar.oldestDevice, bar.day, bar.zone)) : said.noDevices}
      </Figure>
    </dl>
  )
}

function Figure({ name, figure, children }: { name: string; figure: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt className="soft">{name}</dt>
      <dd>
        <strong className="numbers">{figure}</strong> <span className="soft numbers">{children}</span>
      </dd>
    </div>
  )
}
