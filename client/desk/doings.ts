import type { StaffLine, StaffTicket } from '../../shared/line.ts'
import type { Asking, Placed } from './asking/asking.ts'
import { isOffered, type Offer, ticketActs } from './deeds.ts'
import type { DeskScene } from './desk-context.ts'
import type { RegionName, Regions } from './regions.ts'
import type { Deed } from './shortcuts.ts'
import type { Commands } from './use-commands.ts'
import { whoIsNext } from './who-is-next.ts'

/** What a deed would do now, and about whom. */
export type Doing = { ticket: StaffTicket | null; run: () => void }
export type Around = {
  line: StaffLine | null
  parts: Regions | null
  scene: DeskScene
  commands: Commands
  onMove: (step: 1 | -1) => void
  onSounds: () => void
  onSupervisor: () => void
  ask: (asking: Asking) => void
}

export const isOffer = (deed: Deed): deed is Offer => deed in ticketActs && deed !== 'finish' && deed !== 'undo'

/** Keys, palette and buttons do the same: this says what, or null when it makes no sense now. `marked`: the row that has the focus. */
export function doingOf(deed: Deed, around: Around, marked: Placed | null): Doing | null {
  const somebody = isOffer(deed) && aboutSomebody(deed, around, marked)
  if (somebody) return somebody
  const run = ofTheDesk(deed, around, marked)
  return run && { ticket: null, run }
}

function ofTheDesk(deed: Deed, { parts, scene, commands, onMove, onSounds, onSupervisor, ask }: Around, marked: Placed | null): (() => void) | null {
  const { desk } = scene
  const always: Partial<Record<Deed, () => void>> = {
    findOrAdd: () => ask({ kind: 'find' }),
    help: () => ask({ kind: 'keys' }),
    palette: () => ask({ kind: 'palette', marked }),
    curtain: scene.switchCurtain,
    sounds: onSounds,
    down: () => onMove(1),
    up: () => onMove(-1),
  }
  const mayCall = desk && desk.breakWhy === null && !parts?.mine.some(({ state }) => state === 'called')
  const atDesk: Partial<Record<Deed, () => void>> = {
    ...(mayCall && { callNext: commands.callNext }),
    break: desk?.breakWhy ? commands.goOn : () => ask({ kind: 'break' }),
    supervisor: onSupervisor,
    closeDesk: commands.closeDesk,
  }
  if (deed === 'undo') return commands.done?.ticket ? () => commands.undo() : null
  return always[deed] ?? (desk && atDesk[deed]) ?? scene.deeds.get(deed) ?? null
}

/** The marked row comes first, then whom I help, then whoever else is with me, then who is next for me. */
function aboutSomebody(deed: Offer, { line, parts, scene }: Around, marked: Placed | null): Doing | null {
  const mine = parts?.mine.map((ticket): Placed => ({ ticket, spot: 'mine' })) ?? []
  const next = deed === 'preCall' ? nextForMe(line, parts, scene) : null
  const open = mine.find(({ ticket }) => ticket.id === scene.inHand.current) ?? null
  const place = [marked, open, ...mine, next].find((one) => one !== null && isOffered(deed, one.ticket, scene))
  return place ? { ticket: place.ticket, run: () => scene.offer(deed, place.ticket, place.spot) } : null
}

export function nextForMe(line: StaffLine | null, parts: Regions | null, { desk, needs }: Pick<DeskScene, 'desk' | 'needs'>): Placed | null {
  const ticket = line && parts && desk ? whoIsNext(parts.waiting, desk, line, needs) : null
  return ticket && { ticket, spot: 'waiting' }
}

/** The person whose row has the focus. */
export function markedIn(parts: Regions | null): Placed | null {
  const id = document.activeElement?.closest<HTMLElement>('[data-ticket]')?.dataset.ticket
  const spot = document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset.region as RegionName | undefined
  const ticket = parts && spot && parts[spot]?.find((one) => one.id === id)
  return ticket ? { ticket, spot } : null
}
