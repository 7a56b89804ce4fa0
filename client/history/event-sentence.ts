import type { EventKind } from '../../shared/events.ts'
import type { VisitEvent } from '../../shared/history.ts'
import { type Around, eventWords } from '../words/events.ts'

const isKnown = (kind: string): kind is EventKind => Object.hasOwn(eventWords, kind)

/**
 * One event in plain words. `all` are the events of the visit, so that "taken back" can say what was; `thing` says what a device is. A kind that this page does
 * not know yet (a server that is newer than the page) is shown by its name rather than hidden.
 */
export function eventSentence(event: VisitEvent, all: readonly VisitEvent[], when: Around['when'], thing: Around['thing'] = () => null): string {
  const { kind, data, desk } = event
  if (!isKnown(kind)) return kind
  const earlier = (version: number) => {
    const undone = all.find((other) => other.version === version && other.bar === event.bar && other !== event)
    return undone ? eventSentence(undone, all, when, thing) : null
  }
  const says = eventWords[kind] as (data: unknown, around: Around) => string
  return says(data, { when, desk, earlier, thing })
}
