import type { RunningNotes, RunningNotesBody } from '../../../shared/beside.ts'
import { asRefused } from '../../api/ask.ts'

export type Text = { note: string; summary: string }
/** typing: not sent yet. kept: could not be sent, tried again by itself. changed: somebody else wrote meanwhile. too_long: is not sent as it is. */
export type Saving = 'clean' | 'typing' | 'saving' | 'saved' | 'kept' | 'changed' | 'too_long'
export type NotesState = { saving: Saving /** What somebody else wrote meanwhile. */; other: RunningNotes | null }
/** What has to outlive the page besides the text itself. */
export type Unsaved = { seen: number; dirty: boolean }

type Wire = {
  post: (body: RunningNotesBody) => Promise<RunningNotes>
  /** The text as it stands in the fields now. */
  text: () => Text
  /** The text of the server, for the fields. */
  take: (text: Text) => void
  keep: (unsaved: Unsaved) => void
}

const same = (one: Text, other: Text) => one.note === other.note && one.summary === other.summary
const textOf = ({ note, summary }: Text): Text => ({ note, summary })

/**
 * Saves notes while they are typed. What the typist had before their eyes (`seen`) goes along, so that words that somebody else wrote
 * meanwhile are never overwritten: they are shown beside, and nothing is sent until the typist chose. Without a network the text stays
 * where it is and is sent when `retry` is called.
 */
export class NotesKeeper {
  private state: NotesState = { saving: 'clean', other: null }
  private readonly listeners = new Set<() => void>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private underWay: Promise<void> | null = null
  private ended = false

  /** `wait`: ms without a keystroke until the text is sent. */
  constructor(
    private unsaved: Unsaved,
    private readonly wire: Wire,
    private readonly wait = 700,
  ) {
    if (unsaved.dirty) this.state = { saving: 'kept', other: null }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  readonly now = (): NotesState => this.state

  /**
   * What the server holds. Fields that wait to be sent are left alone; whether they still fit is seen when they are. An answer that is
   * older than what was saved since is none.
   */
  known(notes: RunningNotes): void {
    if (this.unsaved.dirty || this.underWay || notes.revision < this.unsaved.seen) return
    if (!same(this.wire.text(), notes)) this.wire.take(textOf(notes))
    this.remember({ seen: notes.revision, dirty: false })
  }

  typed(): void {
    this.remember({ ...this.unsaved, dirty: true })
    if (this.state.saving === 'changed') return
    this.become('typing')
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.send(), this.wait)
  }

  /** Sends at once what was not sent yet. */
  retry(): Promise<void> {
    return this.unsaved.dirty && this.state.saving !== 'changed' ? this.send() : Promise.resolve()
  }

  /** After `changed`: these words, instead of or together with the other's. */
  async settle(text: Text): Promise<void> {
    const { other } = this.state
    if (!other) return
    this.wire.take(textOf(text))
    this.remember({ seen: other.revision, dirty: !same(text, other) })
    this.become(this.unsaved.dirty ? 'typing' : 'saved')
    await this.retry()
  }

  /** Before the help ends: saves what was not saved yet. What is not saved then has to wait for the network, or for a choice. */
  async end(): Promise<Unsaved> {
    clearTimeout(this.timer)
    await this.underWay
    await this.retry()
    return this.unsaved
  }

  stop(): void {
    this.ended = true
    clearTimeout(this.timer)
  }

  private send(): Promise<void> {
    clearTimeout(this.timer)
    this.underWay ??= this.once().finally(() => {
      this.underWay = null
    })
    return this.underWay
  }

  private async once(): Promise<void> {
    const sent = textOf(this.wire.text())
    this.become('saving')
    try {
      const answer = await this.wire.post({ ...sent, seen: this.unsaved.seen })
      const whole = same(sent, this.wire.text())
      this.remember({ seen: answer.revision, dirty: !whole })
      if (whole) this.become('saved')
      else this.sendSoon()
    } catch (error) {
      const refused = asRefused(error)
      if (refused.code === 'notes_changed') this.compare(sent, otherOf(refused.details))
      else this.become(refused.status === 422 ? 'too_long' : 'kept')
    }
  }

  /** The same words: they are one's own, whose answer got lost. */
  private compare(sent: Text, other: RunningNotes): void {
    const own = same(sent, other)
    if (own) this.remember({ seen: other.revision, dirty: false })
    this.become(own ? 'saved' : 'changed', own ? null : other)
  }

  private sendSoon(): void {
    this.become('typing')
    if (!this.ended) this.timer = setTimeout(() => void this.send(), this.wait)
  }

  private remember(unsaved: Unsaved): void {
    this.unsaved = unsaved
    this.wire.keep(unsaved)
  }

  private become(saving: Saving, other: RunningNotes | null = null): void {
    this.state = { saving, other }
    for (const listener of this.listeners) listener()
  }
}

const asText = (value: unknown) => (typeof value === 'string' ? value : '')
const otherOf = ({ note, summary, revision, writtenAt, writtenBy }: Record<string, unknown>): RunningNotes => ({
  ...{ note: asText(note), summary: asText(summary) },
  revision: typeof revision === 'number' ? revision : 0,
  writtenAt: typeof writtenAt === 'string' ? writtenAt : null,
  writtenBy: typeof writtenBy === 'string' ? writtenBy : null,
})
