import type { StaffTicket } from '../../../shared/line.ts'
import { desk as words } from '../../words/desk.ts'
import { allTicketActs, isOffered } from '../deeds.ts'
import { type Around, doingOf, isOffer } from '../doings.ts'
import type { Placed } from '../asking/asking.ts'
import type { RegionName, Regions } from '../regions.ts'
import { type Deed, keyedDeeds } from '../shortcuts.ts'

/** One line of the palette. `who`: about whom, empty for the desk's own. */
export type Command = { id: string; label: string; who: string; key: string | null; run: () => void }

const labels: { [D in Deed]: string } = words.deeds
/** Nobody opens the palette to open the palette, or to move in a list. */
const pointless = new Set<Deed>(['palette', 'down', 'up'])
const whoIs = ({ code, name }: StaffTicket) => `${code}, ${name}`

/** What one key would do now, in the order of the keys; then every other thing that can be done about anybody in the line. */
export function commandsOf(around: Around, marked: Placed | null): { first: Command[]; all: Command[] } {
  const { scene, line, commands } = around
  const first = keyedDeeds.flatMap((deed): Command[] => {
    const doing = pointless.has(deed) ? null : doingOf(deed, around, marked)
    if (!doing) return []
    const who = doing.ticket ? whoIs(doing.ticket) : ''
    return [{ id: `${deed} ${doing.ticket?.id ?? ''}`, label: labelOf(deed, around), who, key: scene.keys.keyOf(deed), run: doing.run }]
  })
  const free = scene.desk ? [] : (line?.desks.filter((desk) => !desk.staffId) ?? [])
  const desks = free.map(
    (desk): Command => ({ id: desk.id, label: words.openDeskCommand(desk.number), who: '', key: null, run: () => commands.openDesk(desk) }),
  )
  const known = new Set(first.map(({ id }) => id))
  return { first: [...desks, ...first], all: [...desks, ...first, ...aboutEverybody(around).filter(({ id }) => !known.has(id))] }
}

function labelOf(deed: Deed, { scene }: Around): string {
  if (deed === 'break') return scene.desk?.breakWhy ? words.backFromBreakCommand : words.goOnBreak
  return deed === 'supervisor' && scene.desk?.wantsSupervisorAt ? words.noSupervisor : labels[deed]
}

function aboutEverybody({ parts, scene }: Around): Command[] {
  if (!parts) return []
  return placesOf(parts).flatMap(({ ticket, spot }) =>
    allTicketActs
      .filter(isOffer)
      .filter((act) => isOffered(act, ticket, scene))
      .map((act) => ({ id: `${act} ${ticket.id}`, label: labels[act], who: whoIs(ticket), key: null, run: () => scene.offer(act, ticket, spot) })),
  )
}

const spots: RegionName[] = ['mine', 'waiting', 'booked', 'withUs', 'missed', 'others']
const placesOf = (parts: Regions): Placed[] => spots.flatMap((spot) => parts[spot].map((ticket) => ({ ticket, spot })))

/** Commands in which every typed word begins a word, the earlier the better. Nothing typed: those of the keys. */
export function matching({ first, all }: { first: Command[]; all: Command[] }, typed: string, most = 40): Command[] {
  const asked = wordsOf(typed)
  if (asked.length === 0) return first
  const fits = ({ label, who }: Command) => {
    const has = wordsOf(`${label} ${who}`)
    return asked.every((part) => has.some((word) => word.startsWith(part)))
  }
  return all.filter(fits).slice(0, most)
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
