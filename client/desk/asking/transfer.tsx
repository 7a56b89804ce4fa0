import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { BarView } from '../../../shared/bars.ts'
import type { Transfer as TransferBody } from '../../../shared/moves.ts'
import type { StaffTicket } from '../../../shared/line.ts'
import { Dialog } from '../../ui/staff/dialog.tsx'
import { desk as deskWords } from '../../words/desk.ts'
import { questions } from '../../words/desk-questions.ts'
import formStyles from '../form.module.css'
import { useDesk, useLineNow, useTopicNames } from '../desk-context.ts'
import { SpotRefusal } from '../region.tsx'
import { useDoing } from '../use-sending.ts'
import { whoIs } from './ask-dialog.tsx'
import { FilterList } from './filter-list.tsx'
import type { Group, Option } from './filtered.ts'
import styles from './pick.module.css'

const words = questions.transfer
type Target = Option & { body: Partial<TransferBody> /** Where it cannot go on with the topic that it has. */; needsTopicOf?: BarView }

/** To another topic, colleague or bar, or to one of these for another topic; one digit after the key that opened it. */
export function Transfer({ ticket, onClose }: { ticket: StaffTicket; onClose: () => void }) {
  const { perform, topics } = useDesk()
  const topicName = useTopicNames()
  const [said, setSaid] = useState('')
  /** Chosen besides a colleague or a bar; empty: it stays as it is. */
  const [topic, setTopic] = useState('')
  const [there, setThere] = useState<BarView | null>(null)
  const groups = useTargets(ticket, topic)
  const doing = useDoing(ticket.id)
  const pass = async (body: Partial<TransferBody>) => {
    if (!doing && (await perform('transfer', ticket, 'ask', { ...body, words: said.trim() }))) onClose()
  }
  const pick = ({ body, needsTopicOf }: Target) => {
    if (needsTopicOf) setThere(needsTopicOf)
    else void pass({ ...(topic && { topic }), ...body })
  }
  const others = [...topics.values()].filter(({ id }) => id !== ticket.topicId).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Dialog onClose={onClose} closeWords={deskWords.dismiss} title={there ? words.thereTitle(there.name) : words.title(whoIs(ticket))}>
      <div className={formStyles.form} aria-busy={doing !== null}>
        <p>{there ? words.thereLead : words.lead}</p>
        <SpotRefusal spot="ask" />
        {/* Before the choice, which is sent at once. */}
        <div className={there ? formStyles.form : styles.along}>
          <TextInput label={words.words} maxLength={500} autoComplete="off" value={said} onChange={(event) => setSaid(event.currentTarget.value)} />
          {!there && (
            <NativeSelect
              label={words.also}
              data={[{ value: '', label: words.sameTopic(topicName(ticket.topicId)) }, ...others]}
              value={topic}
              onChange={(event) => setTopic(event.currentTarget.value)}
            />
          )}
        </div>
        {there ? (
          <FilterList
            key={there.id}
            label={words.find}
            none={words.none}
            groups={[{ title: words.topics, options: there.topics.map(({ id, name }) => ({ id, label: name })), empty: words.noTopics }]}
            onPick={({ id }) => void pass({ bar: there.id, topic: id })}
          />
        ) : (
          <FilterList label={words.find} none={words.none} groups={groups} onPick={pick} />
        )}
        {there && (
          <div className={formStyles.acts}>
            <Button variant="default" onClick={() => setThere(null)}>
              {words.back}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  )
}

/** `topic`: what is chosen to go along; the topics alone are then no choice of their own. */
function useTargets(ticket: StaffTicket, topic: string): Group<Target>[] {
  const { topics, bars, bar, me } = useDesk()
  const { line } = useLineNow()
  const colleagues = line.desks.filter((desk) => desk.staffId !== null && desk.staffId !== me.id)
  const gives = ({ topics }: BarView) => topics.some(({ id, ways }) => id === (topic || ticket.topicId) && ways.includes(ticket.way))
  const alone: Group<Target> = {
    title: words.topics,
    options: [...topics.values()].filter(({ id }) => id !== ticket.topicId).map(({ id, name }) => ({ id, label: name, body: { topic: id } })),
  }
  const there = (one: BarView): Target => ({
    ...{ id: one.id, label: one.name, body: { bar: one.id } },
    ...(!gives(one) && { aside: words.otherTopics, needsTopicOf: one }),
  })
  return [
    {
      title: words.staff,
      options: colleagues.map((desk) => ({ id: desk.id, label: desk.staffName ?? '', aside: words.desk(desk.number), body: { staff: desk.staffId ?? '' } })),
      empty: words.nobody,
    },
    // The topics, the longest list, come last: what stands behind them would be found by scrolling alone.
    { title: words.bars, options: bars.filter(({ id }) => id !== bar.id).map(there) },
    ...(topic ? [] : [alone]),
  ]
}
