import type { ErrorCode } from '../../../shared/errors.ts'
import { BarsService } from '../../bars/bars.service.ts'
import { TicketLinks } from '../../notifications/ticket-links.ts'
import { PairingService } from '../../screens/pairing.service.ts'
import { hashPassword } from '../../auth/passwords.ts'
import { PinsService } from '../../auth/pins.service.ts'
import { Browser, codeTo } from '../browser.ts'
import { bought } from '../purchase.ts'
import { type Before, everybody, type House, type Person, somewhere } from './house.ts'

/** What somebody is told: yes, or the code of the refusal. */
export type Outcome = 'yes' | ErrorCode
export type May = Record<Person, Outcome>
export type Row = {
  may: May
  /** What there has to be before: a visit in this state, or only an open desk. */
  before?: Before | 'open'
  /** The query or the body, once that is there. */
  send?: (house: House) => object | Promise<object>
  /** Not a command of a line: it may be said twice, and carries no Idempotency-Key. */
  exempt?: true
  /** More cookies than the person's own; got before anything is sent. */
  cookies?: (house: House) => Promise<string>
  /** What stands for `{id}` in the path. */
  id?: (house: House) => Promise<string>
}

const but = (all: Outcome, others: Partial<May> = {}): May => ({ ...(Object.fromEntries(everybody.map((person) => [person, all])) as May), ...others })
const screens = (outcome: Outcome): Partial<May> => ({ kiosk: outcome, 'kiosk elsewhere': outcome, board: outcome, 'board elsewhere': outcome })
const strangers = (outcome: Outcome): Partial<May> => ({ nobody: outcome, customer: outcome, 'other customer': outcome, ...screens(outcome) })
const elsewhere = (outcome: Outcome): Partial<May> => ({ 'specialist elsewhere': outcome, 'supervisor elsewhere': outcome })

const all = but('yes')
/** Anybody known on this device as a customer. */
const customers = but('prove_first', { customer: 'yes', 'other customer': 'yes' })
/** Only whose visit it is; for others it is not there. */
const own = but('prove_first', { customer: 'yes', 'other customer': 'not_found' })
const staff = but('yes', strangers('sign_in_first'))
const atThisBar = but('yes', { ...strangers('sign_in_first'), ...elsewhere('not_your_bar') })
const kiosks = but('pair_first', { kiosk: 'yes', 'kiosk elsewhere': 'yes' })
/** By what is of this bar alone. */
const kioskHere = but('pair_first', { kiosk: 'yes', 'kiosk elsewhere': 'not_here_today' })
const boards = but('pair_first', { board: 'yes', 'board elsewhere': 'yes' })
const supervisors = but('yes', { ...strangers('sign_in_first'), specialist: 'not_allowed', 'specialist elsewhere': 'not_allowed' })

/** Of this bar; whoever is no supervisor hears that first. */
const supervisorsHere: May = { ...supervisors, 'supervisor elsewhere': 'not_your_bar' }

const wish = ({ here }: House) => ({ bar: here.bar, topic: here.topics.quick, name: 'Someone' })
let sheets = 0
/** Each another sheet: the same one is entered only once. */
const paperNotes = ({ app, here, staff: { specialist } }: House) => ({
  ...{ name: `Somebody ${++sheets}`, topic: here.topics.quick, specialist: specialist.id, minutes: 10, outcome: 'solved' },
  startedAt: new Date(app.clock.now().getTime() - 3_600_000).toISOString().slice(0, 16),
})
const digits = ({ app, here }: House) =>
  app
    .get(BarsService)
    .one(here.bar)
    .then((bar) => ({ digits: app.get(BarsService).digits(bar) }))
const bar = '/api/bars/{bar}'
const mine = '/api/my/tickets/{ticket}'

const outUntil = ({ app }: House) => ({ until: new Date(app.clock.now().getTime() + 1_800_000).toISOString() })
/** A browser's subscription; the keys are those of RFC 8291's example. */
const aBrowser = {
  endpoint: 'https://updates.push.services.mozilla.com/wpush/v2/somebody',
  keys: { p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4', auth: 'BTBZMqHH6r4Tts7J_aSIgg' },
}

/** Asks for a code on a device of its own; the code goes to `house.address`. */
async function codeAsked(house: House): Promise<string> {
  const phone = new Browser(house.app, somewhere())
  await phone.post('/door/codes', { address: house.newAddress() })
  return `aftercare_asked=${phone.cookies.get('aftercare_asked')}`
}
const screenMade = ({ app, here, staff }: House) => app.get(PairingService).make(staff.admin, here.bar, 'board', 'Above the desk')
async function letter(house: House): Promise<string> {
  await codeAsked(house)
  await codeTo(house.app, house.address)
  const { messages } = (await new Browser(house.app).get<{ messages: { id: string }[] }>('/outbox')).body
  return messages[0]?.id ?? 'no letter'
}

const laptop = { kind: 'laptop' }

/** Every endpoint and what each of them may do there. A new endpoint needs a row; the test that reads this says so. */
export const endpoints: Record<string, Row> = {
  'GET /api/health': { may: all },
  'GET /api/openapi.json': { may: all },
  'GET /api/shop': { may: all },
  'GET /api/bars': { may: all },
  'GET /api/bars/{bar}': { may: all },
  'GET /api/bars/{bar}/slots': { may: all, send: ({ here }) => ({ topic: here.topics.quick }) },
  // Only where there is demo content, which a test's shop does not have.
  'GET /api/demo/accounts': { may: but('not_found') },
  'GET /api/demo/purchases': { may: but('not_found') },
  'GET /api/outbox': { may: all },
  'GET /api/outbox/{id}': { may: all, id: letter },

  'POST /api/door/codes': { may: all, exempt: true, send: (house) => ({ address: house.newAddress() }) },
  'POST /api/door/codes/verify': {
    may: all,
    exempt: true,
    cookies: codeAsked,
    send: async ({ app, address }) => ({ address, code: await codeTo(app, address) }),
  },
  'POST /api/door/receipts': { may: all, exempt: true, send: async ({ app }) => ({ number: await bought(app), day: '2024-05-01' }) },
  'POST /api/door/unproven': { may: all, exempt: true },
  'POST /api/door/open': {
    may: all,
    exempt: true,
    before: 'waiting',
    send: async ({ app, ticket }) => ({ ticket, token: (await app.get(TicketLinks).make(ticket)).split('#k=')[1] }),
  },
  'GET /api/door/me': { may: all },
  'POST /api/door/forget': { may: all, exempt: true },
  'POST /api/door/join': { may: customers, send: wish },
  'POST /api/door/book': { may: customers, send: (house) => ({ ...wish(house), start: '2026-03-11T09:00:00Z' }) },

  [`GET ${mine}`]: { may: own, before: 'waiting' },
  [`GET ${mine}/calendar`]: { may: own, before: 'booked' },
  [`POST ${mine}/here`]: { may: own, before: 'waiting', send: digits },
  [`POST ${mine}/check-in`]: { may: own, before: 'booked', send: digits },
  [`POST ${mine}/leave`]: { may: own, before: 'waiting' },
  [`POST ${mine}/cancel`]: { may: own, before: 'booked' },
  [`POST ${mine}/undo`]: { may: own, before: 'left' },
  [`POST ${mine}/return`]: { may: own, before: 'missed' },
  [`POST ${mine}/on-my-way`]: { may: own, before: 'waiting' },
  [`POST ${mine}/later`]: { may: own, before: 'waiting' },
  [`POST ${mine}/step-out`]: { may: own, before: 'waiting', send: outUntil },
  [`POST ${mine}/back`]: { may: own, before: 'waiting' },
  [`POST ${mine}/helps`]: { may: own, before: 'waiting', send: () => ({ comforts: ['quiet'], seat: 'Blue coat' }) },
  [`POST ${mine}/topics`]: { may: own, before: 'waiting', send: ({ here }) => ({ topic: here.topics.long }) },
  [`POST ${mine}/change`]: { may: own, before: 'booked', send: () => ({ start: '2026-03-11T10:00:00Z' }) },

  'GET /api/push/key': { may: all },
  'POST /api/my/push': { may: customers, exempt: true, send: () => aBrowser },
  'POST /api/my/push/remove': { may: customers, exempt: true, send: () => ({ endpoint: aBrowser.endpoint }) },
  [`GET ${bar}/messages/failed`]: { may: atThisBar },

  'POST /api/staff/sign-in': {
    may: all,
    exempt: true,
    send: async ({ app, staff: { specialist } }) => {
      await app.db.owner.query('UPDATE staff SET password_hash = $2 WHERE id = $1', [specialist.id, await hashPassword('a good password')])
      return { email: `${specialist.id}@example.com`, password: 'a good password' }
    },
  },
  'POST /api/staff/sign-out': { may: staff, exempt: true },
  'POST /api/staff/sign-out-everywhere': { may: staff, exempt: true },
  'GET /api/staff/me': { may: staff },
  'POST /api/staff/pin': {
    may: staff,
    exempt: true,
    send: async ({ app, staff: people }) => {
      const all = Object.values(people).map(({ id }) => id)
      await app.db.owner.query('UPDATE staff SET password_hash = $2 WHERE id = ANY ($1)', [all, await hashPassword('a good password')])
      return { pin: '2580', password: 'a good password' }
    },
  },
  'GET /api/staff/people-here': { may: staff },
  // Of another bar it is as if the colleague had no PIN.
  'POST /api/staff/change-person': {
    may: but('yes', { ...strangers('sign_in_first'), ...elsewhere('wrong_pin') }),
    exempt: true,
    send: async ({ app, staff: { specialist } }) => {
      await app.db.owner.query('UPDATE staff SET password_hash = $2 WHERE id = $1', [specialist.id, await hashPassword('a good password')])
      await app.get(PinsService).set(specialist, { pin: '2580', password: 'a good password' })
      return { staff: specialist.id, pin: '2580' }
    },
  },
  'POST /api/staff/keys': { may: staff, exempt: true, send: () => ({ keys: { callNext: 'F2' } }) },
  'POST /api/staff/{staff}/skills': {
    may: { ...supervisors, 'supervisor elsewhere': 'not_found' },
    exempt: true,
    id: async ({ staff: { specialist } }) => specialist.id,
    send: () => ({ skills: ['repair'] }),
  },

  [`GET ${bar}/line`]: { may: atThisBar, before: 'waiting' },
  [`GET ${bar}/digits`]: { may: atThisBar },
  [`GET ${bar}/find`]: { may: atThisBar, before: 'waiting', send: () => ({ q: 'Someone' }) },
  [`GET ${bar}/sessions/recent`]: { may: atThisBar, before: 'done' },
  [`POST ${bar}/sessions/{session}/notes`]: { may: atThisBar, before: 'done', send: () => ({ summary: 'All good again.' }) },
  [`POST ${bar}/walk-ins`]: { may: atThisBar, send: ({ here }) => ({ topic: here.topics.quick, name: 'Walk-in' }) },
  [`POST ${bar}/desks/{desk}/open`]: { may: atThisBar },
  [`POST ${bar}/desks/{desk}/close`]: { may: atThisBar, before: 'open' },
  [`POST ${bar}/desks/{desk}/call`]: { may: atThisBar, before: 'ready', send: ({ ticket }) => ({ ticket }) },
  [`POST ${bar}/desks/{desk}/call-next`]: { may: atThisBar, before: 'ready' },
  [`POST ${bar}/desks/{desk}/break`]: { may: atThisBar, before: 'open', send: () => ({ why: 'lunch', until: '2026-03-10T10:30:00Z' }) },
  [`POST ${bar}/desks/{desk}/back`]: { may: atThisBar, before: 'open' },
  [`POST ${bar}/desks/{desk}/supervisor`]: { may: atThisBar, before: 'open', send: () => ({ wanted: true }) },
  [`POST ${bar}/tickets/{ticket}/leave`]: { may: atThisBar, before: 'waiting' },
  // Saved again and again while somebody types: what was seen stands in the body.
  [`POST ${bar}/tickets/{ticket}/notes`]: { may: atThisBar, before: 'helping', exempt: true, send: () => ({ note: 'Copying.', summary: '', seen: 0 }) },
  [`GET ${bar}/tickets/{ticket}/beside`]: { may: atThisBar, before: 'helping' },
  [`POST ${bar}/tickets/{ticket}/items`]: { may: atThisBar, before: 'called' },
  [`POST ${bar}/tickets/{ticket}/start`]: { may: atThisBar, before: 'called' },
  [`POST ${bar}/tickets/{ticket}/put-back`]: { may: atThisBar, before: 'called' },
  [`POST ${bar}/tickets/{ticket}/no-answer`]: { may: atThisBar, before: 'called' },
  [`POST ${bar}/tickets/{ticket}/arrive`]: { may: atThisBar, before: 'waiting' },
  [`POST ${bar}/tickets/{ticket}/check-in`]: { may: atThisBar, before: 'booked' },
  [`POST ${bar}/tickets/{ticket}/return`]: { may: atThisBar, before: 'missed' },
  [`POST ${bar}/tickets/{ticket}/undo`]: { may: atThisBar, before: 'missed' },
  [`POST ${bar}/tickets/{ticket}/on-my-way`]: { may: atThisBar, before: 'waiting' },
  [`POST ${bar}/tickets/{ticket}/later`]: { may: atThisBar, before: 'called' },
  [`POST ${bar}/tickets/{ticket}/step-out`]: { may: atThisBar, before: 'waiting', send: outUntil },
  [`POST ${bar}/tickets/{ticket}/back`]: { may: atThisBar, before: 'waiting' },
  [`POST ${bar}/tickets/{ticket}/pre-call`]: { may: atThisBar, before: 'waiting' },
  [`POST ${bar}/bookings`]: { may: atThisBar, send: (house) => ({ ...wish(house), start: '2026-03-11T09:00:00Z' }) },
  [`POST ${bar}/tickets/{ticket}/take-time`]: { may: atThisBar, before: 'booked', send: () => ({ start: '2026-03-11T10:00:00Z' }) },
  [`POST ${bar}/tickets/{ticket}/cancel`]: { may: atThisBar, before: 'booked' },
  [`POST ${bar}/tickets/{ticket}/vouch`]: { may: atThisBar, before: 'waiting', send: () => ({ because: 'Known here for years.' }) },
  [`POST ${bar}/tickets/{ticket}/hold`]: { may: atThisBar, before: 'helping', send: () => ({ for: 'copying' }) },
  [`POST ${bar}/tickets/{ticket}/resume`]: { may: atThisBar, before: 'held', send: ({ desk }) => ({ desk }) },
  [`POST ${bar}/tickets/{ticket}/ready`]: { may: atThisBar, before: 'held' },
  [`POST ${bar}/tickets/{ticket}/collect`]: { may: atThisBar, before: 'held', send: () => ({ how: 'collected', to: 'Someone' }) },
  [`POST ${bar}/tickets/{ticket}/transfer`]: { may: atThisBar, before: 'waiting', send: ({ here }) => ({ topic: here.topics.long }) },
  [`POST ${bar}/tickets/{ticket}/reopen`]: { may: atThisBar, before: 'done' },
  [`POST ${bar}/tickets/{ticket}/merge`]: { may: atThisBar, before: 'two waiting', send: ({ other }) => ({ into: other }) },
  [`POST ${bar}/tickets/{ticket}/wrong-person`]: { may: atThisBar, before: 'mistaken', send: ({ other }) => ({ right: other }) },
  [`POST ${bar}/tickets/{ticket}/urgent`]: { may: atThisBar, before: 'waiting', send: () => ({ why: 'danger', because: 'The battery smokes.' }) },
  [`POST ${bar}/tickets/{ticket}/topic`]: { may: atThisBar, before: 'waiting', send: ({ here }) => ({ topic: here.topics.long }) },
  [`POST ${bar}/tickets/{ticket}/topics`]: { may: atThisBar, before: 'waiting', send: ({ here }) => ({ topic: here.topics.long }) },
  [`POST ${bar}/tickets/{ticket}/correct`]: { may: atThisBar, before: 'waiting', send: () => ({ name: 'Somebody else' }) },
  [`POST ${bar}/tickets/{ticket}/finish`]: { may: atThisBar, before: 'helping', send: () => ({ outcome: 'solved' }) },

  [`GET ${bar}/devices`]: { may: atThisBar, before: 'helping' },
  [`GET ${bar}/tickets/{ticket}/devices`]: { may: atThisBar, before: 'helping' },
  [`GET ${mine}/devices`]: { may: own, before: 'waiting' },
  [`POST ${bar}/tickets/{ticket}/devices`]: { may: atThisBar, before: 'helping', send: () => laptop },
  [`POST ${bar}/devices/{device}`]: { may: atThisBar, before: 'brought', send: () => ({ keptAt: 'shelf 4' }) },
  [`POST ${bar}/devices/{device}/hand-over`]: { may: atThisBar, before: 'brought', send: () => ({ to: 'Someone' }) },
  [`POST ${bar}/devices/{device}/take-back`]: { may: atThisBar, before: 'brought' },

  'GET /api/floor': { may: supervisors, before: 'ready' },
  [`GET ${bar}/floor`]: { may: supervisorsHere },
  [`POST ${bar}/desks/{desk}/take-over`]: { may: supervisorsHere, before: 'helping' },
  [`POST ${bar}/paper-visits`]: { may: supervisorsHere, send: paperNotes },
  [`POST ${bar}/joining`]: { may: supervisorsHere, send: () => ({ joining: 'paused', words: 'A fire drill.' }) },
  [`POST ${bar}/waits`]: { may: supervisorsHere, send: () => ({ noAnswerSeconds: 120, graceMinutes: 10 }) },
  [`POST ${bar}/tell`]: { may: supervisorsHere, send: () => ({ words: 'We are a little late today.' }) },

  [`POST ${bar}/screens`]: { may: supervisorsHere, exempt: true, send: () => ({ kind: 'board', name: 'Above the desk' }) },
  [`GET ${bar}/screens`]: { may: supervisorsHere },
  [`POST ${bar}/screens/{screen}/revoke`]: { may: supervisorsHere, exempt: true, id: async (house) => (await screenMade(house)).screen.id },
  'POST /api/screens/pair': { may: all, exempt: true, send: async (house) => ({ code: (await screenMade(house)).code }) },
  'GET /api/screen/me': { may: all },
  'GET /api/screen/digits': { may: boards },
  'GET /api/screen/start': { may: kiosks },
  'POST /api/screen/check-in': { may: kioskHere, before: 'waiting', send: ({ ticket }) => ({ ticket }) },
  'POST /api/screen/check-in-by-address': { may: kiosks, exempt: true, send: (house) => ({ address: house.newAddress() }) },
  'POST /api/screen/receipt': { may: kiosks, exempt: true, send: async ({ app }) => ({ number: await bought(app), day: '2024-05-01' }) },
  'POST /api/screen/join': {
    may: but('pair_first', { kiosk: 'yes', 'kiosk elsewhere': 'topic_not_here' }),
    send: ({ here }) => ({ topic: here.topics.quick, name: 'Someone' }),
  },

  'GET /api/history/visits': { may: supervisors, before: 'done' },
  'GET /api/history/visits.csv': { may: supervisors, before: 'done' },
  'GET /api/history/visits/{ticket}': { may: { ...supervisors, 'supervisor elsewhere': 'not_found' }, before: 'done' },
  'GET /api/history/ledger': { may: supervisors, before: 'done' },
  'GET /api/history/filters': { may: supervisors },
}
