import type { Outcome } from '../../shared/outcomes.ts'
import type { Unsaved } from './notes/running-notes.ts'
import type { NotesDraft } from './notes-fields.tsx'

/** What is typed while helping. `seen`, `dirty`: how far the server knows it. */
export type HelpDraft = NotesDraft & Unsaved & { outcome: Outcome | null }
export const noHelpDraft: HelpDraft = { outcome: null, note: '', summary: '', minutes: null, seen: 0, dirty: false }
