import type { StaffLine, StaffTicket } from '../../shared/line.ts'
import { desk as words } from '../words/desk.ts'
import { ChooseDesk, Desks } from './choose-desk.tsx'
import styles from './regions.module.css'
import { type Offer } from './deeds.ts'
import { useDesk } from './desk-context.ts'
import { InHouse } from './devices/in-house.tsx'
import { PrintSlip } from './devices/print-slip.tsx'
import { InHand } from './in-hand.tsx'
import { Recent } from './recent.tsx'
import { RefusedLater } from './refused-later.tsx'
import { Region } from './region.tsx'
import { isBusy, type RegionName, type Regions } from './regions.ts'
import { ListSkeleton, TicketList } from './ticket-list.tsx'
import type { Commands } from './use-commands.ts'
import { canCome } from './who-is-next.ts'
import { CallNext } from './with-me.tsx'

type Props = { known: { line: StaffLine; parts: Regions } | null; commands: Commands; active: boolean }
type ListProps = {
  name: RegionName
  title: string
  empty: string
  rows: number
  offers: (ticket: StaffTicket) => Offer | null
  parts: Regions | null
  numbered?: boolean
  className?: string | undefined
}

/** The screen in its order of importance: who is with me, who waits, who comes, what stays with us, what is left to write. */
export function DeskRegions({ known, commands, active }: Props) {
  const { desk } = useDesk()
  const parts = known?.parts ?? null
  // One person is called at a time: until that one is here, put back or missed, nobody else can be.
  const mayCall = desk !== null && desk.breakWhy === null && !parts?.mine.some(({ state }) => state === 'called')
  const offerWaiting = (ticket: StaffTicket) => {
    if (ticket.awayUntil) return 'cameBack'
    return canCome(ticket) ? (mayCall ? 'call' : null) : 'arrive'
  }
  return (
    <div className={styles.regions} aria-busy={!known}>
      <Region name="mine" title={words.withMe} className={styles.mine}>
        <RefusedLater />
        {known ? <WithMe {...known} commands={commands} /> : <ListSkeleton rows={2} />}
        {commands.done?.left && <PrintSlip ticket={commands.done.left} />}
      </Region>
      <div className={styles.rest}>
        <ListRegion
          {...{ parts, name: 'waiting', title: words.waiting, empty: words.nobodyAtAll, rows: 6 }}
          offers={offerWaiting}
          numbered
          className={styles.waiting}
        />
        <div className={styles.side}>
          <ListRegion {...{ parts, name: 'booked', title: words.booked, empty: words.noBooked, rows: 2 }} offers={() => 'checkIn'} />
          <Region name="others" title={words.others} {...(parts && { count: parts.others.length })}>
            {parts ? <TicketList name="others" tickets={parts.others} offers={() => null} empty={words.noOthers} /> : <ListSkeleton rows={1} />}
            {known && <Desks desks={known.line.desks} />}
          </Region>
          <Region name="withUs" title={words.withUs} {...(parts && { count: parts.withUs.length })} aside={<InHouse />}>
            {parts ? <TicketList name="withUs" tickets={parts.withUs} offers={offerHeld} empty={words.noWithUs} /> : <ListSkeleton rows={1} />}
          </Region>
          <ListRegion {...{ parts, name: 'missed', title: words.missed, empty: words.noMissed, rows: 1 }} offers={() => 'bringBack'} />
        </div>
      </div>
      <Recent active={active} />
    </div>
  )
}

const offerHeld = ({ readyAt }: StaffTicket) => (readyAt ? 'collect' : 'ready')

function ListRegion({ name, title, empty, rows, offers, parts, numbered = false, className }: ListProps) {
  return (
    <Region name={name} title={title} {...(parts && { count: parts[name].length })} className={className}>
      {parts ? <TicketList name={name} tickets={parts[name]} offers={offers} empty={empty} numbered={numbered} /> : <ListSkeleton rows={rows} />}
    </Region>
  )
}

function WithMe({ line, parts, commands }: { line: StaffLine; parts: Regions; commands: Commands }) {
  const { desk } = useDesk()
  return (
    <>
      {!desk && <ChooseDesk desks={line.desks} onOpen={commands.openDesk} />}
      <InHand tickets={parts.mine} />
      {desk && desk.breakWhy === null && !isBusy(parts) && <CallNext onCallNext={commands.callNext} alone={parts.mine.length === 0} />}
    </>
  )
}
