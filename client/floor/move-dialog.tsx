import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { StaffMe } from '../../shared/auth.ts'
import type { BarBehind } from '../../shared/floor.ts'
import type { StaffTicket } from '../../shared/line.ts'
import type { Transfer } from '../../shared/moves.ts'
import { get } from '../api/ask.ts'
import { useCommand } from '../api/use-command.ts'
import { Act } from '../ui/staff/act.tsx'
import { Dialog } from '../ui/staff/dialog.tsx'
import { Refusal } from '../ui/staff/refusal.tsx'
import { floor as words } from '../words/floor.ts'
import styles from './dialogs.module.css'
import { type DialogProps, useFloor, whoIs } from './floor-context.ts'

const options = (list: readonly { id: string; name: string }[]) => list.map(({ id, name }) => ({ value: id, label: name }))

/** Another topic, somebody in particular, another bar, or several of these; the turn goes along. Whoever is in somebody's hands is moved when that was asked once more. */
export function MoveDialog({ asking: { bar, ticket, inHandOf }, bars, onClose }: DialogProps<'move'> & { bars: StaffMe['bars'] }) {
  const { done } = useFloor()
  const command = useCommand()
  const [at, setAt] = useState(bar.id)
  const [topic, setTopic] = useState('')
  const [staff, setStaff] = useState('')
  const [said, setSaid] = useState('')
  const [missing, setMissing] = useState(false)
  const [sure, setSure] = useState(inHandOf === undefined)
  const behind = useQuery({ queryKey: ['behind', at], queryFn: ({ signal }) => get<BarBehind>(`/bars/${at}/floor`, { signal }), staleTime: 60_000 })
  const away = at !== bar.id

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const lacks = !topic && !staff && !away
    setMissing(lacks)
    if (lacks) return
    setSure(true)
    if (!sure) return
    const body = { ...(topic && { topic }), ...(staff && { staff }), ...(away && { bar: at }), words: said, seen: ticket.version } satisfies Transfer
    const moved = await command.run<StaffTicket>(`/bars/${bar.id}/tickets/${ticket.id}/transfer`, body)
    if (!moved) return
    const who = whoIs(ticket)
    done({ said: words.done.move(who), undo: { path: `/bars/${bar.id}/tickets/${ticket.id}/undo`, seen: moved.version, said: words.done.undo(who) } })
    onClose()
  }
  const goTo = (id: string) => {
    setAt(id)
    setTopic('')
    setStaff('')
  }
  return (
    <Dialog title={words.moveTitle(whoIs(ticket))} onClose={onClose} closeWords={words.dismiss}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <p>{words.moveText}</p>
        <NativeSelect
          label={words.moveTopic}
          data={[{ value: '', label: words.sameTopic }, ...options(behind.data?.topics.filter(({ id }) => away || id !== ticket.topicId) ?? [])]}
          value={topic}
          onChange={(event) => setTopic(event.currentTarget.value)}
          data-autofocus
        />
        <NativeSelect
          label={words.moveTo}
          data={[{ value: '', label: words.anybody }, ...options(behind.data?.specialists ?? [])]}
          value={staff}
          onChange={(event) => setStaff(event.currentTarget.value)}
        />
        {bars.length > 1 && <NativeSelect label={words.moveBar} data={options(bars)} value={at} onChange={(event) => goTo(event.currentTarget.value)} />}
        <Textarea
          label={words.moveWords}
          description={words.moveWordsHelp}
          autosize
          minRows={2}
          maxLength={500}
          value={said}
          onChange={(event) => setSaid(event.currentTarget.value)}
        />
        {inHandOf && (
          <div role="status">
            {sure && !command.refused && <p className="notice">{words.moveInHand(whoIs(ticket), inHandOf, ticket.state === 'helping')}</p>}
          </div>
        )}
        <Refusal sentence={command.refused?.message ?? (missing ? words.moveNothing : null)} />
        <div className={styles.acts}>
          <Act type="submit" doing={command.pending ? words.doing.move : null}>
            {inHandOf && sure ? words.acts.moveAnyway : words.acts.move}
          </Act>
          <Button variant="default" onClick={onClose}>
            {words.acts.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
