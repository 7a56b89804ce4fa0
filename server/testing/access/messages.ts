import type { Watch } from '../../../shared/live.ts'
import type { deaf, House, Person } from './house.ts'
import type { Outcome } from './endpoints.ts'

/** Whoever is nobody has no socket at all, and a tablet at the door needs none. */
type SocketPerson = Exclude<Person, (typeof deaf)[number]>
export type MessageRow = { may: Record<SocketPerson, Outcome>; about: (house: House) => Watch & { version?: number } }

const staff: Record<SocketPerson, Outcome> = {
  customer: 'sign_in_first',
  'other customer': 'sign_in_first',
  board: 'sign_in_first',
  'board elsewhere': 'sign_in_first',
  specialist: 'yes',
  'specialist elsewhere': 'not_your_bar',
  supervisor: 'yes',
  'supervisor elsewhere': 'not_your_bar',
  admin: 'yes',
}
const own: Record<SocketPerson, Outcome> = {
  customer: 'yes',
  'other customer': 'not_found',
  board: 'prove_first',
  'board elsewhere': 'prove_first',
  specialist: 'prove_first',
  'specialist elsewhere': 'prove_first',
  supervisor: 'prove_first',
  'supervisor elsewhere': 'prove_first',
  admin: 'prove_first',
}
/** A television of this bar sees its board, and nothing else. */
const onBoard: Record<SocketPerson, Outcome> = { ...staff, board: 'yes' }
/** To stop listening needs no right. */
const anybody: Record<SocketPerson, Outcome> = {
  ...staff,
  customer: 'yes',
  'other customer': 'yes',
  board: 'yes',
  'board elsewhere': 'yes',
  'specialist elsewhere': 'yes',
  'supervisor elsewhere': 'yes',
}

const line = ({ here }: House) => ({ bar: here.bar, audience: 'staff' as const })
const board = ({ here }: House) => ({ bar: here.bar, audience: 'board' as const })
const phone = ({ here, ticket }: House) => ({ bar: here.bar, audience: 'phone' as const, ticket })
const noTicket = ({ here }: House) => ({ bar: here.bar, audience: 'phone' as const })
const otherBar = ({ elsewhere, ticket }: House) => ({ bar: elsewhere.bar, audience: 'phone' as const, ticket })
const since =
  (about: (house: House) => Watch) =>
  (house: House): Watch & { version: number } => ({ ...about(house), version: 0 })
const nobodys = { ...own, customer: 'not_found' as const }

/** Every message that the server listens to, for each audience: `event audience`. A new event needs a row. */
export const messages: Record<string, MessageRow> = {
  'watch staff': { may: staff, about: line },
  'watch board': { may: onBoard, about: board },
  'watch phone': { may: own, about: phone },
  'watch phone without a visit': { may: nobodys, about: noTicket },
  'watch phone at another bar': { may: nobodys, about: otherBar },
  'since staff': { may: staff, about: since(line) },
  'since board': { may: onBoard, about: since(board) },
  'since phone': { may: own, about: since(phone) },
  'since phone without a visit': { may: nobodys, about: since(noTicket) },
  'since phone at another bar': { may: nobodys, about: since(otherBar) },
  'unwatch staff': { may: anybody, about: line },
  'unwatch board': { may: anybody, about: board },
  'unwatch phone': { may: anybody, about: phone },
}
