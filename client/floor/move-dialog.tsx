import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import type { StaffMe } from '../../shared/auth.ts'
import type { BarBehind } from '../../shared/floor.ts'
import type { StaffLine, StaffTicket } from '../../shared/line.ts'
import type { Transfer } from '../../shared/moves.ts'
import { get } from '../api/ask.ts'
import { useCommand } from '../api/use-command.ts'
import { Act } from '../ui/staff/act.tsx'
import { Dialog } from '../ui/staff/dialog.tsx'
import { Refusal } from '../ui/staff/refusal.tsx'
import { floor as words } from '../words/floor.ts'
import { withDesk } from './counting.ts'
import styles from './dialogs.module.css'
import { type DialogProps, type InHandOf, useFloor, whoIs } from './floor-context.ts'

type Props = DialogProps<'move'> & { bars: StaffMe['bars']; line: StaffLine | null }
const options = (list: readonly { id: string; name: string }[]) => list.map(({ id, name }) => ({ value: id, label: name }))

/**
 * Another topic, somebody in particular, another bar, or several of these; the turn goes along. Whoever is in somebody's hands, or
 * changed while this was open, is moved when that was asked once more.
 */
export function MoveDialog({ asking: { bar, ticket: opened }, bars, line, onClose }: Props) {
  const { done } = useFloor()
  const command = useCommand()
  const queries = useQueryClient()
  const [at, setAt] = useState(bar.id)
  const [chosen, setChosen] = useState('')
  const [staff, setStaff] = useState('')
  const [said, setSaid] = useState('')
  const [missing, setMissing] = useState(false)
  const here = useBehind(bar.id)
  const behind = useBehind(at)
  const away = at !== bar.id

  const ticket = line?.tickets.find(({ id }) => id === opened.id) ?? opened
  const who = whoIs(ticket)
  const topic = away || chosen !== ticket.topicId ? chosen : ''
  const inHand = handsOf(ticket, line, here)
  const changed = ticket.version !== opened.version
  const topicNow = here?.topics.find(({ id }) => id === ticket.topicId)?.name ?? words.unknownTopic
  const question = inHand ? words.moveInHand(who, inHand, ticket.state === 'helping') : words.moveChanged(who, topicNow)
  const again = useAskedOnceMore([ticket.version, at, topic, staff].join(' '))

  const send = async () => {
    const body = { ...(topic && { topic }), ...(staff && { staff }), ...(away && { bar: at }), words: said, seen: ticket.version } satisfies Transfer
    const moved = await command.run<StaffTicket>(`/bars/${bar.id}/tickets/${ticket.id}/transfer`, body)
    if (!moved) return void queries.invalidateQueries({ queryKey: ['line', bar.id] })
    done({ said: words.done.move(who), undo: { path: `/bars/${bar.id}/tickets/${ticket.id}/undo`, seen: moved.version, said: words.done.undo(who) } })
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const lacks = !topic && !staff && !away
    setMissing(lacks)
    if (lacks || command.pending) return
    if (!inHand && !changed) return void send()
    command.clear()
    again.ask()
  }
  const goTo = (id: string) => {
    setAt(id)
    setChosen('')
    setStaff('')
  }
  return (
    <Dialog title={words.moveTitle(who)} onClose={onClose} closeWords={words.dismiss}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <p>{words.moveText}</p>
        <NativeSelect
          label={words.moveTopic}
          data={[{ value: '', label: words.sameTopic }, ...options(behind?.topics.filter(({ id }) => away || id !== ticket.topicId) ?? [])]}
          value={topic}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data-autofocus
        />
        <NativeSelect
          label={words.moveTo}
          data={[{ value: '', label: words.anybody }, ...options(behind?.specialists ?? [])]}
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
        <div role="status">{changed && !again.asked && <p className="notice">{words.moveSince(who)}</p>}</div>
        <Refusal sentence={command.refused?.message ?? (missing ? words.moveNothing : null)} />
        <div className={styles.acts}>
          <Act type="submit" ref={again.first} variant={again.asked ? 'default' : 'filled'} doing={command.pending && !again.asked ? words.doing.move : null}>
            {words.acts.move}
          </Act>
          <Button variant="default" onClick={onClose}>
            {words.acts.cancel}
          </Button>
        </div>
        {again.asked && (
          <div className="notice">
            <p ref={again.question} tabIndex={-1}>
              {question}
            </p>
            <Act doing={command.pending ? words.doing.move : null} onClick={oncePressed(() => void send())}>
              {words.acts.moveAnyway}
            </Act>
          </div>
        )}
      </form>
    </Dialog>
  )
}

const useBehind = (bar: string) =>
  useQuery({ queryKey: ['behind', bar], queryFn: ({ signal }) => get<BarBehind>(`/bars/${bar}/floor`, { signal }), staleTime: 60_000 }).data

/** In whose hands somebody is now. */
function handsOf(ticket: StaffTicket, line: StaffLine | null, behind: BarBehind | undefined): InHandOf | null {
  if (ticket.state !== 'called' && ticket.state !== 'helping') return null
  const desk = line?.desks.find((desk) => withDesk(line, desk).some(({ id }) => id === ticket.id))
  return { name: desk?.staffName ?? behind?.specialists.find(({ id }) => id === ticket.staffId)?.name ?? null, desk: desk?.number ?? null }
}

/** The rest of a double click is not an answer to what the first of it asked. */
const oncePressed = (then: () => void) => (event: MouseEvent) => {
  if (event.detail <= 1) then()
}

/**
 * Asks about exactly this `choice`: about another one anew. The question has the focus, and its answer a button of its own below the
 * first one, which stays where it is: neither a double click nor a held Enter answers it.
 */
function useAskedOnceMore(choice: string) {
  const [askedFor, setAskedFor] = useState<string | null>(null)
  const first = useRef<HTMLButtonElement>(null)
  const question = useRef<HTMLParagraphElement>(null)
  const asked = askedFor === choice
  if (askedFor !== null && !asked) setAskedFor(null)
  useEffect(() => {
    if (asked) question.current?.focus()
    else if (document.activeElement === document.body) first.current?.focus()
  }, [asked])
  const ask = () => {
    setAskedFor(choice)
    question.current?.focus()
  }
  return { asked, ask, first, question }
}
