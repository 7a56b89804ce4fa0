import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Transfer as TransferBody } from '../../../shared/moves.ts'
import type { StaffTicket } from '../../../shared/line.ts'
import { questions } from '../../words/desk-questions.ts'
import { useDesk, useLineNow } from '../desk-context.ts'
import { whoIs } from './ask-dialog.tsx'
import { type Group, type Option, PickDialog } from './pick.tsx'

const words = questions.transfer
type Target = Option & { body: Partial<TransferBody> }

/** To another topic, colleague or bar; one digit after the key that opened it. */
export function Transfer({ ticket, onClose }: { ticket: StaffTicket; onClose: () => void }) {
  const { perform } = useDesk()
  const [said, setSaid] = useState('')
  const pick = async ({ body }: Target) => {
    if (await perform('transfer', ticket, 'ask', { ...body, words: said.trim() })) onClose()
  }
  return (
    <PickDialog
      title={words.title(whoIs(ticket))}
      lead={words.lead}
      groups={useTargets(ticket)}
      target={ticket.id}
      onPick={(one) => void pick(one)}
      onClose={onClose}
    >
      <TextInput label={words.words} maxLength={500} autoComplete="off" value={said} onChange={(event) => setSaid(event.currentTarget.value)} />
    </PickDialog>
  )
}

function useTargets(ticket: StaffTicket): Group<Target>[] {
  const { topics, bars, bar, me } = useDesk()
  const { line } = useLineNow()
  const colleagues = line.desks.filter((desk) => desk.staffId !== null && desk.staffId !== me.id)
  return [
    {
      title: words.staff,
      options: colleagues.map((desk) => ({ id: desk.id, label: desk.staffName ?? '', aside: words.desk(desk.number), body: { staff: desk.staffId ?? '' } })),
      empty: words.nobody,
    },
    {
      title: words.topics,
      options: [...topics.values()].filter(({ id }) => id !== ticket.topicId).map(({ id, name }) => ({ id, label: name, body: { topic: id } })),
    },
    { title: words.bars, options: bars.filter(({ id }) => id !== bar.id).map(({ id, name }) => ({ id, label: name, body: { bar: id } })) },
  ].filter(({ options, empty }) => options.length > 0 || empty !== undefined)
}
