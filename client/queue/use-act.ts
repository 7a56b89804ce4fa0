import { useEffect, useRef } from 'react'
import type { TicketView } from '../../shared/queue.ts'
import type { Refused } from '../api/ask.ts'
import { type Command, useCommand } from '../api/use-command.ts'

/** What the parts of a place's page need: the ticket, and where its newer form goes. `live`: the shop is heard. */
export type Own = { ticket: TicketView; changed: (ticket: TicketView) => void; live: boolean }
export type Act = Pick<Command, 'pending' | 'refused' | 'clear'> & { act: (move: string, body?: object) => Promise<boolean> }

/** A time was wanted that cannot be had any more: trying it again is of no use. */
export const isGone = (refused: Refused | null): boolean => refused?.code === 'slot_taken' || refused?.code === 'slot_not_offered'

/** That the shop could not be reached is over once it is heard again; whatever else was refused still stands. */
export const isOver = (refused: Refused | null, wasLive: boolean, live: boolean): boolean => refused?.code === 'unreachable' && live && !wasLive

/** One of a person's own moves (`leave`, `here`, …). True when it was done. */
export function useAct({ ticket, changed, live }: Own): Act {
  const { run, pending, refused, clear } = useCommand()
  const wasLive = useRef(live)
  useEffect(() => {
    if (isOver(refused, wasLive.current, live)) clear()
    wasLive.current = live
  }, [live, refused, clear])
  const act = async (move: string, body: object = {}) => {
    const after = await run<TicketView>(`/my/tickets/${ticket.id}/${move}`, body)
    if (after) changed(after)
    return after !== null
  }
  return { act, pending, refused, clear }
}
