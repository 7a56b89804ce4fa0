import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import type { Outcome } from '../../shared/outcomes.ts'
import type { RunningNotes } from '../../shared/beside.ts'
import type { SessionView } from '../../shared/sessions.ts'
import { get } from '../api/ask.ts'
import { Act } from '../ui/staff/act.tsx'
import { clock } from '../ui/staff/when.ts'
import { desk as words } from '../words/desk.ts'
import { outcomeWords } from '../words/history.ts'
import formStyles from './form.module.css'
import listStyles from './list.module.css'
import regionsStyles from './regions.module.css'
import { useDeeds, useDesk, useTopicNames } from './desk-context.ts'
import { OtherText } from './notes/saving.tsx'
import { type NotesDraft, NotesFields, MinutesField } from './notes-fields.tsx'
import { OutcomeChoice } from './outcome-choice.tsx'
import { recentKey } from './queries.ts'
import { Region } from './region.tsx'
import { useDraft } from './use-draft.ts'
import { useDoing } from './use-sending.ts'

/** What only rested goes on, and its notes may come at its end. */
const lacksNotes = (session: SessionView) => session.outcome !== null && session.note === '' && session.summary === ''

/** What I finished today, so that notes can be written when there is time. */
export function Recent({ active }: { active: boolean }) {
  const { bar, curtain } = useDesk()
  const topicName = useTopicNames()
  const recent = useQuery({
    queryKey: recentKey(bar.id),
    queryFn: ({ signal }) => get<SessionView[]>(`/bars/${bar.id}/sessions/recent`, { signal }),
    enabled: active,
  })
  const [opened, setOpened] = useState<string | null>(null)
  const sessions = recent.data?.filter(({ endedAt }) => endedAt) ?? []
  const missing = sessions.filter(lacksNotes).length
  return (
    <Region
      name="notes"
      title={words.recent}
      aside={sessions.length > 0 && <span className={missing > 0 ? 'mark warn' : 'soft'}>{words.missingCount(missing)}</span>}
      className={regionsStyles.recent}
    >
      {recent.data && sessions.length === 0 && <p className={`soft ${listStyles.empty}`}>{words.noRecent}</p>}
      <ul className={listStyles.list}>
        {sessions.map((session) => (
          <li key={session.id} className={listStyles.row} data-ticket={session.id}>
            <button
              type="button"
              className={listStyles.rowMain}
              data-row={session.id}
              aria-expanded={opened === session.id && !curtain}
              onClick={() => setOpened((before) => (before === session.id ? null : session.id))}
            >
              <span className={`code ${listStyles.rowCode}`}>{session.code}</span>
              <span className={listStyles.rowWho}>
                <strong>{session.name}</strong> <span className={listStyles.rowTopic}>{topicName(session.topicId)}</span>
              </span>
              <span className={`numbers soft ${listStyles.rowWhen}`}>{session.endedAt && clock(session.endedAt, bar.zone)}</span>
              <span className={listStyles.rowMarks}>
                {session.outcome && <span className="mark">{outcomeWords[session.outcome]}</span>}
                {session.minutes !== null && <span className="mark numbers">{words.minutes(Math.round(session.minutes))}</span>}
                {lacksNotes(session) && <span className="mark warn">{words.notesMissing}</span>}
              </span>
            </button>
            {opened === session.id && !curtain && <LateNotes session={session} onSaved={() => setOpened(null)} />}
          </li>
        ))}
      </ul>
    </Region>
  )
}

type LateDraft = NotesDraft & { outcome: Outcome | null }

function LateNotes({ session, onSaved }: { session: SessionView; onSaved: () => void }) {
  const { bar, drafts, sending, perform } = useDesk()
  const saving = useDoing(session.id) === 'saveNotes'
  const reopening = useDoing(session.ticketId) === 'reopen'
  const queries = useQueryClient()
  const [seen, setSeen] = useState(session.revision)
  const measured = Math.round(session.measuredMinutes ?? 0)
  const now = Math.round(session.minutes ?? measured)
  const { draft, change, forget } = useDraft<LateDraft>(drafts, `session.${session.id}`, {
    note: session.note,
    summary: session.summary,
    outcome: session.outcome,
    minutes: now === measured ? null : now,
  })
  const other: RunningNotes | null = session.revision === seen ? null : { ...session, writtenAt: null, writtenBy: null }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = { note: draft.note, summary: draft.summary, minutes: draft.minutes ?? measured, ...(draft.outcome && { outcome: draft.outcome }), seen }
    const wish = { act: 'saveNotes', target: session.id, spot: 'notes', path: `/bars/${bar.id}/sessions/${session.id}/notes`, body } as const
    void sending.send<unknown>(wish, () => {
      forget()
      onSaved()
      void queries.invalidateQueries({ queryKey: recentKey(bar.id) })
    })
  }
  const reopen = () => void perform('reopen', { id: session.ticketId }, 'notes')
  useDeeds({ reopen })
  const keys = (event: KeyboardEvent) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && submit(event)
  return (
    <form className={`${listStyles.details} ${formStyles.form}`} onSubmit={submit} onKeyDown={keys} aria-label={words.write(session.code)} noValidate>
      <OutcomeChoice name={`late-${session.id}`} chosen={draft.outcome} onChoose={(outcome) => change({ outcome })} />
      <NotesFields draft={draft} onChange={change} />
      <MinutesField draft={draft} measured={measured} onChange={change} />
      <OtherText
        state={{ saving: 'changed', other }}
        mine={draft}
        onSettle={(text) => {
          change(text)
          setSeen(session.revision)
        }}
      />
      <div className={formStyles.acts}>
        <Act type="submit" doing={saving ? words.doing.saveNotes : null}>
          {words.save}
        </Act>
        <Act variant="default" doing={reopening ? words.doing.reopen : null} onClick={reopen}>
          {words.buttons.reopen}
          <span className="hidden-text">
            : {session.code}, {session.name}
          </span>
        </Act>
      </div>
    </form>
  )
}
