/**
 * The live line as each audience sees it, and how a change is applied to it. Both sides use this file: the server shapes the
 * pictures and the changes, clients apply them, and a test holds the result against a fresh picture.
 */

export const states = ['booked', 'waiting', 'called', 'helping', 'held', 'done', 'left', 'cancelled', 'missed', 'closed', 'merged', 'sent'] as const
export type State = (typeof states)[number]
export const ways = ['store', 'phone', 'video'] as const
export type Way = (typeof ways)[number]
export type Proof = 'proven' | 'at_desk' | 'vouched'
/** Why somebody is helped before all others. Only staff say so, with a reason in words. */
export const urgencies = ['danger', 'medical', 'cannot_wait'] as const
export type Urgency = (typeof urgencies)[number]
/** Why help rests: data copies while the person waits or strolls; or something stays with us, over night perhaps. */
export const holds = ['copying', 'with_us'] as const
export type Hold = (typeof holds)[number]
/** What makes a visit easier for somebody. Only staff see it. */
export const comforts = ['low_desk', 'in_writing', 'quiet'] as const
export type Comfort = (typeof comforts)[number]
/** The skills of a specialist that would suit somebody: `speaks:de`, `suits:low_desk`. They guide who is matched, and shut nobody out. */
export const wishesOf = ({ language, comforts }: { language: string; comforts: readonly Comfort[] }): string[] => [
  ...(language === '' ? [] : [`speaks:${language.split('-')[0]}`]),
  ...comforts.map((comfort) => `suits:${comfort}`),
]
/** How many of somebody's wishes are met by these skills. */
export const metBy = (skills: readonly string[], wishes: readonly string[]): number => wishes.filter((wish) => skills.includes(wish)).length
/** Why a specialist is away from an open desk. */
export const breaks = ['lunch', 'short', 'errand', 'meeting'] as const
export type Break = (typeof breaks)[number]
/** paused: takes nobody new for now; closed: for the rest of the day. Booked times go on in both. */
export type Joining = 'open' | 'paused' | 'closed'
/** How long whoever was called has to come before "no answer" opens, and how late a booking may be and keep its turn. */
export type Waits = { noAnswerSeconds: number; graceMinutes: number }
/** What staff told everybody who waits. */
export type Notice = { words: string; at: string } | null

/** 0 urgent, 1 due, 2 by arrival. */
export type Lane = 0 | 1 | 2
/** What orders a line: lane, then time (epoch ms), then place (the bar's version at which the ticket first came: no two are equal). */
export type Turn = { lane: Lane; at: number; place: number }

export const byTurn = (a: Turn, b: Turn): number => a.lane - b.lane || a.at - b.at || a.place - b.place

/** What a person was told about the wait: whole minutes from `at`, never a single number. Null range: no desk is open that could say. */
export type Told = { low: number; high: number; at: string } | null

// --- staff -----------------------------------------------------------------------------------------------------------------

/** A ticket as the people who work the line see it. Times are ISO instants. */
export type StaffTicket = {
  id: string
  code: string
  state: State
  name: string
  about: string
  topicId: string
  way: Way
  /** paper: noted while nothing worked, and entered afterwards. */
  came: 'phone' | 'walk_in' | 'booked' | 'paper'
  turn: Turn
  here: boolean
  proof: Proof
  joinedAt: string
  bookedFor: string | null
  calledAt: string | null
  startedAt: string | null
  deskId: string | null
  staffId: string | null
  contact: string | null
  /** The bar's version of the ticket's last event. Sent along as `seen`, it says what a screen knew: a move that is newer is never overrun. */
  version: number
  /** Stepped out, or asked for ten more minutes: the line goes on around them until then. */
  awayUntil: string | null
  /** Asked "still there?" and did not answer: keeps the turn, does not count before others. */
  silent: boolean
  onWayAt: string | null
  /** Told that the turn is near. */
  nearAt: string | null
  /** How often "ten more minutes" were asked for. */
  laterCount: number
  urgent: Urgency | null
  urgentBecause: string | null
  /** Passed on to this specialist: nobody else is offered it while they stand at a desk. */
  forStaffId: string | null
  /** Besides `topicId`. */
  moreTopics: string[]
  heldFor: Hold | null
  /** Told that it is ready to be collected. */
  readyAt: string | null
  /** Of whoever is missed: until when they can come back to their turn. */
  keptUntil: string | null
  people: number
  /** BCP 47, such as `de`; empty: none was asked for. */
  language: string
  comforts: Comfort[]
  /** Where they sit, in words; erased at closing. */
  seat: string
}
export type StaffDesk = {
  id: string
  number: number
  staffId: string | null
  staffName: string | null
  skills: string[]
  openedAt: string | null
  breakWhy: Break | null
  breakUntil: string | null
  wantsSupervisorAt: string | null
}
export type StaffLine = { joining: Joining; joiningWords: string; notice: Notice; waits: Waits; tickets: StaffTicket[]; desks: StaffDesk[] }

// --- phone -----------------------------------------------------------------------------------------------------------------

/** A place in the line without anything that says whose it is: `place` alone, which only its owner can recognise. */
export type Place = { place: number; state: 'waiting' | 'called' | 'helping'; turn: Turn; topicId: string; here: boolean; silent?: true }
export type PhoneLine = { places: Place[]; openDesks: number; notice: Notice }

// --- board -----------------------------------------------------------------------------------------------------------------

export type Call = { code: string; name: string | null; desk: number; calledAt: string; place: number }
/** Somebody who waits. `ready`: could be called now, to a desk in the store. */
export type BoardPlace = { place: number; code: string; turn: Turn; ready: boolean }
/** `wait`: minutes that somebody who comes now is told; null: no desk is open that could say. */
export type BoardLine = {
  calls: Call[]
  waiting: BoardPlace[]
  openDesks: number
  wait: { low: number; high: number } | null
  notice: Notice
  joining: Joining
}

// --- changes ---------------------------------------------------------------------------------------------------------------

/** One version of a bar, shaped for an audience. Without news it is the bare version: something changed that this audience may not see. */
export type Change<News> = { v: number; at: string; news?: News }

/** A ticket as it is when somebody has just joined with version `v`, and nothing more is known. News of a new one says only what is other than this. */
export const justCame = (v: number, at: string) =>
  ({
    state: 'waiting',
    about: '',
    way: 'store',
    came: 'phone',
    turn: { lane: 2, at: Date.parse(at), place: v },
    here: false,
    proof: 'proven',
    contact: null,
    ...{ joinedAt: at, bookedFor: null, calledAt: null, startedAt: null, deskId: null, staffId: null, version: v },
    ...{ awayUntil: null, silent: false, onWayAt: null, nearAt: null, laterCount: 0, urgent: null, urgentBecause: null, forStaffId: null },
    ...{ moreTopics: [], heldFor: null, readyAt: null, keptUntil: null, people: 1, language: '', comforts: [], seat: '' },
  }) as const satisfies Omit<StaffTicket, 'id' | 'code' | 'name' | 'topicId'>
export type NewTicket = Pick<StaffTicket, 'id' | 'code' | 'name' | 'topicId'> & Partial<StaffTicket>

/** `ticket`: new on this screen. `moved`: only what changed of one that is there already. `gone`: the ticket is no longer for this screen (ended, or booked for another day). */
export type StaffNews = {
  ticket?: NewTicket
  moved?: Partial<StaffTicket> & { id: string }
  gone?: string
  /** What changed of a desk. */
  desk?: Partial<StaffDesk> & Pick<StaffDesk, 'id' | 'number'>
  joining?: Joining
  joiningWords?: string
  notice?: Notice
  waits?: Waits
}
/** `gone`, `uncalled`: a place. `…By`: how a count changes. */
export type PhoneNews = { place?: Place; gone?: number; desksBy?: number; notice?: Notice }
export type BoardNews = {
  call?: Call
  uncalled?: number
  waits?: BoardPlace
  gone?: number
  desksBy?: number
  wait?: BoardLine['wait']
  notice?: Notice
  joining?: Joining
}

export type Audience = 'staff' | 'phone' | 'board'
export type Lines = { staff: StaffLine; phone: PhoneLine; board: BoardLine }
export type News = { staff: StaffNews; phone: PhoneNews; board: BoardNews }

const without = <T>(list: T[], gone: (item: T) => boolean) => list.filter((item) => !gone(item))

/** `change`: the version that the news came with; news of a ticket that is whole does not need it. */
export function applyStaff(line: StaffLine, news: StaffNews, change: Change<unknown> = { v: 0, at: '' }): StaffLine {
  const { desk, joining, joiningWords } = news
  return {
    joining: joining ?? line.joining,
    joiningWords: joiningWords ?? line.joiningWords,
    notice: news.notice === undefined ? line.notice : news.notice,
    waits: news.waits ?? line.waits,
    tickets: withTicket(line.tickets, news, change),
    desks: desk ? withDesk(line.desks, desk) : line.desks,
  }
}

const noDesk = { staffId: null, staffName: null, skills: [], openedAt: null, breakWhy: null, breakUntil: null, wantsSupervisorAt: null }
function withDesk(desks: StaffDesk[], desk: NonNullable<StaffNews['desk']>): StaffDesk[] {
  const before = desks.find((other) => other.id === desk.id) ?? noDesk
  return [...without(desks, (other) => other.id === desk.id), { ...before, ...desk }].sort((a, b) => a.number - b.number)
}

function withTicket(tickets: StaffTicket[], { ticket, moved, gone }: StaffNews, { v, at }: Change<unknown>): StaffTicket[] {
  const changed = ticket?.id ?? moved?.id ?? gone
  if (!changed) return tickets
  const others = without(tickets, (other) => other.id === changed)
  const before = tickets.find((other) => other.id === changed)
  const came = ticket && { ...justCame(v, at), ...ticket }
  const after = came ?? (moved && before ? { ...before, ...moved } : undefined)
  return after ? [...others, after].sort((a, b) => byTurn(a.turn, b.turn)) : others
}

export function applyPhone(line: PhoneLine, news: PhoneNews): PhoneLine {
  const changed = news.place?.place ?? news.gone
  const places = changed === undefined ? line.places : without(line.places, (other) => other.place === changed)
  return {
    places: news.place ? [...places, news.place].sort((a, b) => byTurn(a.turn, b.turn)) : places,
    openDesks: line.openDesks + (news.desksBy ?? 0),
    notice: news.notice === undefined ? line.notice : news.notice,
  }
}

export function applyBoard(line: BoardLine, news: BoardNews): BoardLine {
  const changed = news.call?.place ?? news.uncalled
  const calls = changed === undefined ? line.calls : without(line.calls, (other) => other.place === changed)
  const waited = news.waits?.place ?? news.gone
  const waiting = waited === undefined ? line.waiting : without(line.waiting, (other) => other.place === waited)
  return {
    calls: news.call ? [...calls, news.call].sort((a, b) => a.calledAt.localeCompare(b.calledAt) || a.place - b.place) : calls,
    waiting: news.waits ? [...waiting, news.waits].sort((a, b) => byTurn(a.turn, b.turn)) : waiting,
    openDesks: line.openDesks + (news.desksBy ?? 0),
    wait: news.wait === undefined ? line.wait : news.wait,
    notice: news.notice === undefined ? line.notice : news.notice,
    joining: news.joining ?? line.joining,
  }
}

export const apply: { [A in Audience]: (line: Lines[A], news: News[A], change: Change<unknown>) => Lines[A] } = {
  staff: applyStaff,
  phone: applyPhone,
  board: applyBoard,
}

// --- following -------------------------------------------------------------------------------------------------------------

/** A picture of a line: everything up to `version`; `at` is the instant (ISO) at which it was known to be current. */
export type Picture<Line> = { version: number; at: string; line: Line }

/**
 * Applies changes to a picture, in order. Old ones are ignored; at a gap it stops and `missing` says so: ask the server for
 * everything after `picture.version`.
 */
export function follow<A extends Audience>(
  audience: A,
  picture: Picture<Lines[A]>,
  changes: Change<News[A]>[],
): { picture: Picture<Lines[A]>; missing: boolean } {
  let next = picture
  for (const change of changes) {
    if (change.v <= next.version) continue
    if (change.v > next.version + 1) return { picture: next, missing: true }
    next = { version: change.v, at: change.at, line: change.news ? apply[audience](next.line, change.news, change) : next.line }
  }
  return { picture: next, missing: false }
}
