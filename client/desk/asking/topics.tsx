import type { StaffTicket } from '../../../shared/line.ts'
import { questions } from '../../words/desk-questions.ts'
import { useDesk } from '../desk-context.ts'
import { whoIs } from './ask-dialog.tsx'
import { PickDialog } from './pick.tsx'

const words = questions.topic
type Props = { ticket: StaffTicket; onClose: () => void }

export const ChangeTopic = (props: Props) => <Topics {...props} act="changeTopic" title={words.title(whoIs(props.ticket))} lead={words.lead} />
export const AddTopic = (props: Props) => <Topics {...props} act="addTopic" title={words.addTitle(whoIs(props.ticket))} lead={words.addLead} />

function Topics({ ticket, onClose, act, title, lead }: Props & { act: 'changeTopic' | 'addTopic'; title: string; lead: string }) {
  const { topics, perform } = useDesk()
  const options = [...topics.values()]
    .filter(({ id }) => id !== ticket.topicId && !ticket.moreTopics.includes(id))
    .map(({ id, name, minutes }) => ({ id, label: name, aside: words.minutes(minutes) }))
  const pick = async ({ id }: { id: string }) => {
    if (await perform(act, ticket, 'ask', { topic: id })) onClose()
  }
  return (
    <PickDialog
      title={title}
      lead={lead}
      groups={[{ title: '', options, empty: words.none }]}
      target={ticket.id}
      onPick={(one) => void pick(one)}
      onClose={onClose}
    />
  )
}
