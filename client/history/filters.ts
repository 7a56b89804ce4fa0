import { type State, states } from '../../shared/line.ts'
import { type Outcome, outcomes } from '../../shared/outcomes.ts'

/** What a supervisor looks for. It lives in the address, so that it can be shared and the way back works. Days are the bar's own. */
export type VisitFilter = { bar: string; specialist: string; topic: string; outcome: Outcome | ''; state: State | ''; from: string; to: string; q: string }
export type LedgerFilter = Pick<VisitFilter, 'bar' | 'topic' | 'from' | 'to'>

export const noFilter: VisitFilter = { bar: '', specialist: '', topic: '', outcome: '', state: '', from: '', to: '', q: '' }
const names = Object.keys(noFilter) as (keyof VisitFilter)[]

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const day = /^\d{4}-\d{2}-\d{2}$/
const oneOf = <T extends string>(all: readonly T[], text: string): T | '' => all.find((one) => one === text) ?? ''
const fits = (shape: RegExp, text: string) => (shape.test(text) ? text : '')

/** Reads an address; what makes no sense in it is left out rather than sent to the server. */
export function readFilter(search: URLSearchParams): VisitFilter {
  const text = (name: keyof VisitFilter) => search.get(name) ?? ''
  return {
    bar: fits(id, text('bar')),
    specialist: fits(id, text('specialist')),
    topic: fits(id, text('topic')),
    outcome: oneOf(outcomes, text('outcome')),
    state: oneOf(states, text('state')),
    from: fits(day, text('from')),
    to: fits(day, text('to')),
    q: text('q').slice(0, 100),
  }
}

/** Only what is set, always in the same order: the same filter has one address. */
export function writeFilter(filter: Partial<VisitFilter>): URLSearchParams {
  const search = new URLSearchParams()
  for (const name of names) {
    const value = filter[name]?.trim()
    if (value) search.set(name, value)
  }
  return search
}

export const isFiltered = (filter: Partial<VisitFilter>): boolean => writeFilter(filter).size > 0
