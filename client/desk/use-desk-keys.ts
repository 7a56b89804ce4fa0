import type { RefObject } from 'react'
import type { StaffTicket } from '../../shared/line.ts'
import { makesSense, type TicketAct } from './deeds.ts'
import type { DeskScene } from './desk-context.ts'
import type { RegionName, Regions } from './regions.ts'
import type { Deed } from './shortcuts.ts'
import type { useCommands } from './use-commands.ts'
import { focusRow } from './use-roving.ts'
import { useShortcuts } from './use-shortcuts.ts'

type Keys = {
  on: boolean
  root: RefObject<HTMLElement | null>
  parts: Regions | null
  scene: DeskScene
  commands: ReturnType<typeof useCommands>
  onFind: () => void
  onKeys: () => void
}
type Placed = { ticket: StaffTicket; spot: RegionName }

const ticketActs: readonly Deed[] = ['call', 'start', 'putBack', 'noAnswer', 'arrive', 'checkIn', 'bringBack', 'vouch'] satisfies TicketAct[]
const isTicketAct = (deed: Deed): deed is Exclude<TicketAct, 'finish' | 'undo'> => ticketActs.includes(deed)

/** What single keys do: the row that has the focus comes first, then the person at one's own desk. */
export function useDeskKeys({ on, root, parts, scene, commands, onFind, onKeys }: Keys): void {
  useShortcuts(on, (deed) => {
    if (isTicketAct(deed)) return act(deed)
    if (deed === 'down' || deed === 'up') return move(deed === 'down' ? 1 : -1)
    const does: Partial<Record<Deed, () => void>> = { callNext: commands.callNext, undo: commands.undo, findOrAdd: onFind, help: onKeys }
    const handler = does[deed] ?? scene.deeds.get(deed)
    handler?.()
    return handler !== undefined
  })

  const act = (deed: Exclude<TicketAct, 'finish' | 'undo'>): boolean => {
    const mine = parts?.mine.map((ticket): Placed => ({ ticket, spot: 'mine' })) ?? []
    const place = [focused(parts), ...mine].find((one) => one !== null && makesSense(deed, one.ticket))
    if (!place || (deed === 'call' && !scene.desk)) return false
    if (deed === 'vouch') scene.askToVouch(place.ticket)
    else void scene.perform(deed, place.ticket, place.spot)
    return true
  }

  const move = (step: 1 | -1): boolean => {
    const list = document.activeElement?.closest('ol, ul')
    const rows = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const at = rows.findIndex((row) => row.closest('[data-ticket]')?.contains(document.activeElement))
    if (at >= 0) rows[Math.min(Math.max(at + step, 0), rows.length - 1)]?.focus()
    else if (root.current) focusRow(root.current, parts?.waiting[0]?.id)
    return true
  }
}

/** The person whose row has the focus. */
function focused(parts: Regions | null): Placed | null {
  const id = document.activeElement?.closest<HTMLElement>('[data-ticket]')?.dataset.ticket
  const spot = document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset.region as RegionName | undefined
  const ticket = parts && spot && parts[spot]?.find((one) => one.id === id)
  return ticket ? { ticket, spot } : null
}
