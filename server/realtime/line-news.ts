import { type Standing, withAside } from '../../shared/events.ts'
import type { BoardNews, BoardPlace, PhoneNews, Place, State } from '../../shared/line.ts'
import { firstName } from '../queue/pictures.service.ts'
import type { Entry } from './entry.ts'

type Moved = { before: Standing | null; after: Standing; code: string; place: number }
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

const inLine = (state: State): state is Place['state'] => state === 'waiting' || state === 'called' || state === 'helping'
const placeOf = ({ state, lane, turnAt, topicId, here, silent }: Standing, place: number): Place | null =>
  inLine(state) ? { place, state, turn: { lane, at: Date.parse(turnAt), place }, topicId, here, ...(silent && { silent: true as const }) } : null

/** Places without names. */
export function phoneTicketNews({ data }: Entry): PhoneNews | undefined {
  const { before, after, place } = data as Moved
  const [was, is] = [before && placeOf(before, place), placeOf(after, place)]
  if (same(was, is)) return undefined
  return is ? { place: is } : { gone: place }
}

/** Who is called where, and who waits: codes, and first names where the bar wants them. */
export function boardTicketNews(entry: Entry): BoardNews | undefined {
  const { before, after, place } = entry.data as Moved
  const news: BoardNews = called(entry)
  const [was, is] = [before && waits(before, entry), waits(after, entry)]
  if (!same(was, is)) Object.assign(news, is ? { waits: is } : { gone: place })
  return Object.keys(news).length > 0 ? news : undefined
}

function called({ data, ticket, deskNumber, showsNames }: Entry): BoardNews {
  const { before, after, code, place } = data as Moved
  if (before?.state === 'called' && after.state === 'called' && before.deskId === after.deskId) return {}
  if (after.state === 'called' && after.calledAt && deskNumber !== null)
    return { call: { code, name: showsNames && ticket ? firstName(ticket.name) : null, desk: deskNumber, calledAt: after.calledAt, place } }
  return before?.state === 'called' ? { uncalled: place } : {}
}

function waits(standing: Standing, { data, ticket }: Entry): BoardPlace | null {
  if (standing.state !== 'waiting') return null
  const { code, place } = data as Moved
  const { awayUntil, silent } = withAside(standing)
  const ready = ticket?.way === 'store' && standing.here && awayUntil === null && !silent
  return { place, code, turn: { lane: standing.lane, at: Date.parse(standing.turnAt), place }, ready }
}
