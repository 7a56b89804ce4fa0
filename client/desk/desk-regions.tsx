import type { StaffLine, StaffTicket } from '../../shared/line.ts'
import { desk as words } from '../words/desk.ts'
import { ChooseDesk, Desks } from './choose-desk.tsx'
import styles from './regions.module.css'
import { useDesk } from './desk-context.ts'
import { LastDone } from './last-done.tsx'
import { Recent } from './recent.tsx'
import { Region } from './region.tsx'
import type { Regions } from './regions.ts'
import { ListSkeleton, TicketList } from './ticket-list.tsx'
import type { useCommands } from './use-commands.ts'
import { canCome, whoIsNext } from './who-is-next.ts'
import { Called, CallNext, InHelp } from './with-me.tsx'

type Commands = ReturnType<typeof useCommands>
type Props = { line: StaffLine | null; parts: Regions | null; commands: Commands; active: boolean }

/** The screen in its order of importance: who is with me, who waits, who comes, what is left to write. */
export function DeskRegions({ line, parts, commands, active }: Props) {
  const { desk } = useDesk()
  // One person is called at a time: until that one is here, put back or missed, nobody else can be.
  const mayCall = desk !== null && !parts?.mine.some(({ state }) => state === 'called')
  const offerWaiting = (ticket: StaffTicket) => (canCome(ticket) ? (mayCall ? 'call' : null) : 'arrive')
  return (
    <div className={styles.regions} aria-busy={!line}>
      <Region name="mine" title={words.withMe} className={styles.mine}>
        {line && parts ? <WithMe line={line} parts={parts} commands={commands} /> : <ListSkeleton rows={2} />}
        <LastDone done={commands.done} onUndo={commands.undo} />
      </Region>
      <div className={styles.rest}>
        <Region name="waiting" title={words.waiting} {...(parts && { count: parts.waiting.length })} className={styles.waiting}>
          {parts ? <TicketList name="waiting" tickets={parts.waiting} offers={offerWaiting} empty={words.nobodyAtAll} numbered /> : <ListSkeleton rows={6} />}
        </Region>
        <div className={styles.side}>
          <Region name="booked" title={words.booked} {...(parts && { count: parts.booked.length })}>
            {parts ? <TicketList name="booked" tickets={parts.booked} offers={() => 'checkIn'} empty={words.noBooked} /> : <ListSkeleton rows={2} />}
          </Region>
          <Region name="others" title={words.others} {...(parts && { count: parts.others.length })}>
            {parts ? <TicketList name="others" tickets={parts.others} offers={() => null} empty={words.noOthers} /> : <ListSkeleton rows={1} />}
            {line && <Desks desks={line.desks} />}
          </Region>
          <Region name="missed" title={words.missed} {...(parts && { count: parts.missed.length })}>
            {parts ? <TicketList name="missed" tickets={parts.missed} offers={() => 'bringBack'} empty={words.noMissed} /> : <ListSkeleton rows={1} />}
          </Region>
        </div>
      </div>
      <Recent active={active} />
    </div>
  )
}

function WithMe({ line, parts, commands }: { line: StaffLine; parts: Regions; commands: Commands }) {
  const { desk, needs } = useDesk()
  const latest = parts.mine.findLast(({ state }) => state === 'helping')
  if (parts.mine.length > 0)
    return parts.mine.map((ticket) =>
      ticket.state === 'called' ? <Called key={ticket.id} ticket={ticket} /> : <InHelp key={ticket.id} ticket={ticket} hasKeys={ticket === latest} />,
    )
  if (!desk) return <ChooseDesk desks={line.desks} onOpen={commands.openDesk} />
  return <CallNext next={whoIsNext(parts.waiting, desk.skills, needs)} waiting={parts.waiting.length} onCallNext={commands.callNext} />
}
