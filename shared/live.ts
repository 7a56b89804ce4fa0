/** What travels over the socket. Names of messages, their shapes and limits; see docs/decisions for why it is a numbered log. */
import type { Audience, Change, Lines, News, Picture, Told } from './line.ts'

/** `watch`: join a room of a bar. `ticket` is needed by the phone audience and has to be one's own. */
export type Watch = { bar: string; audience: Audience; ticket?: string }
/** `since`: what changed after `version`; the answer is changes, or a whole picture if too much was missed. */
export type Since = Watch & { version: number }

export type WatchAnswer<A extends Audience> = { ok: true; picture: Picture<Lines[A]> } | { ok: false; code: string; detail: string }
export type SinceAnswer<A extends Audience> = { ok: true; changes: Change<News[A]>[] } | WatchAnswer<A>

/** `change`: the next versions of a bar for the audience of the room. */
export type ChangeMessage<A extends Audience> = { bar: string; audience: A; changes: Change<News[A]>[] }
/** `beat`: to each room that heard nothing of its bar for 15 s: the version that the bar has now. */
export type Beat = { bar: string; version: number; at: string }
/** `mine`: to the room of one ticket: it was told another wait, or (without `told`) has to be fetched again. */
export type Mine = { ticket: string; version: number; told?: Told }

export const socketPath = '/api/live'
