import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { BarBehind, FloorBar, PaperVisited } from '../../shared/floor.ts'
import { get } from '../api/ask.ts'
import { useCommand } from '../api/use-command.ts'
import { Act } from '../ui/staff/act.tsx'
import { Dialog } from '../ui/staff/dialog.tsx'
import { Refusal } from '../ui/staff/refusal.tsx'
import { dayAndClock } from '../ui/staff/when.ts'
import { floor as words } from '../words/floor.ts'
import styles from './dialogs.module.css'
import { useFloor } from './floor-context.ts'
import { PaperFields } from './paper-fields.tsx'
import { emptySheet, fieldOf, lacks, nextSheet, type Sheet, visitOf } from './paper-notes.ts'

/** One sheet after the other: what was entered is said, and the next one can be typed. */
export function PaperDialog({ bar, onClose }: { bar: FloorBar; onClose: () => void }) {
  const { done } = useFloor()
  const command = useCommand()
  const [sheet, setSheet] = useState<Sheet>(() => emptySheet(bar.day))
  const [faults, setFaults] = useState<ReturnType<typeof lacks>>({})
  const [entered, setEntered] = useState<(PaperVisited & { name: string }) | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const behind = useQuery({ queryKey: ['behind', bar.id], queryFn: ({ signal }) => get<BarBehind>(`/bars/${bar.id}/floor`, { signal }), staleTime: 60_000 })
  const goTo = (field: string) => form.current?.querySelector<HTMLElement>(`[name="${field}"]`)?.focus()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const missing = lacks(sheet)
    setFaults(missing)
    const [first] = Object.keys(missing)
    if (first) return goTo(first)
    const answer = await command.run<PaperVisited>(`/bars/${bar.id}/paper-visits`, visitOf(sheet))
    if (!answer) return
    setEntered({ ...answer, name: sheet.name })
    setSheet(nextSheet(sheet))
    done({ said: '' })
    goTo('name')
  }
  const refusedField = fieldOf(command.refused?.field ?? null)
  const refused = command.refused && refusedField && refusedField in sheet ? { [refusedField]: command.refused.message } : {}
  return (
    <Dialog title={words.paperTitle(bar.name)} size="lg" onClose={onClose} closeWords={words.dismiss}>
      <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <p className="soft">{words.paperText}</p>
        <div role="status">
          {entered && (
            <p className="notice">
              <span>{words.paper.entered(`${entered.code}, ${entered.name}`, dayAndClock(entered.startedAt, bar.zone))}</span>
              <Link className="link" to={`/history/${entered.ticket}`}>
                {words.paper.open}
              </Link>
            </p>
          )}
        </div>
        <PaperFields
          bar={bar}
          behind={behind.data ?? null}
          sheet={sheet}
          faults={{ ...refused, ...faults }}
          onType={(part) => {
            setSheet({ ...sheet, ...part })
            setFaults(Object.fromEntries(Object.entries(faults).filter(([field]) => !(field in part))))
            if (command.refused) command.clear()
          }}
        />
        <Refusal sentence={command.refused?.message ?? null} />
        <div className={styles.acts}>
          <Act type="submit" doing={command.pending ? words.doing.paper : null}>
            {words.paper.enter}
          </Act>
        </div>
      </form>
    </Dialog>
  )
}
