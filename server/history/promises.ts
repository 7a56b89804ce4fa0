import type { Promised } from '../../shared/events.ts'
import type { VisitView } from '../../shared/history.ts'

/** A telling as the log has it; `version` orders it among the bar's events. */
export type Telling = Promised & { version: number; at: Date }
/** What became of a person who waited: each call that stood (version, time), and when the waiting ended without one (null: it has not). */
export type Waiting = { calls: { version: number; at: Date }[]; endedAt: Date | null }

/**
 * What was told, and what happened. A promise is judged by the first call after it, and broken when that came later than its high
 * end; being called sooner than the low end breaks nothing. Who left, or was closed out, after the high end had passed was let down
 * as well; who left before it was not, and nothing can be said (kept: null). `now` stands for the end of a wait that still goes on.
 */
export function judge(tellings: readonly Telling[], { calls, endedAt }: Waiting, now: Date): VisitView['promises'] {
  return tellings.map(({ version, at, low, high, rule, ahead, desks }) => {
    const call = calls.find((one) => one.version > version)
    const waited = call ? minutesBetween(at, call.at) : null
    const soFar = waited ?? minutesBetween(at, endedAt ?? now)
    const kept = soFar > high ? false : call ? true : null
    return { at: at.toISOString(), low, high, rule, ahead, desks, waited, kept }
  })
}

/** To a tenth of a minute. */
const minutesBetween = (from: Date, to: Date) => Math.max(0, Math.round((to.getTime() - from.getTime()) / 6_000) / 10)
