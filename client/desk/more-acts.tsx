import { Button, Menu } from '@mantine/core'
import type { StaffTicket } from '../../shared/line.ts'
import { desk as words } from '../words/desk.ts'
import { isOffered, type Offer } from './deeds.ts'
import { useDesk } from './desk-context.ts'
import type { Spot } from './sending.ts'

/** What is rarely needed, in the order in which it is. */
const seldom: readonly Offer[] = [
  ...(['correct', 'changeTopic', 'addTopic', 'takeDevice', 'transfer', 'vouch', 'takeTime', 'wrongPerson', 'urgent'] as const),
  ...(['calm', 'onMyWay', 'later', 'stepOut', 'cameBack', 'merge', 'leave', 'cancelBooking', 'takeBack'] as const),
]

type Props = { ticket: StaffTicket; spot: Spot; except?: readonly Offer[] }

/** Everything else that can be done about a ticket. */
export function MoreActs({ ticket, spot, except = [] }: Props) {
  const scene = useDesk()
  const { offer, printed } = scene
  const acts = seldom.filter((act) => !except.includes(act) && isOffered(act, ticket, scene))
  if (acts.length === 0) return null
  return (
    <Menu position="bottom-start" withinPortal returnFocus loop={false} shadow="md" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button size="sm" variant="default" aria-label={words.moreAbout(`${ticket.code}, ${ticket.name}`)}>
          {words.more}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => (
          <Menu.Item key={act} onClick={() => offer(act, ticket, spot)} rightSection={<Key press={printed(act)} />}>
            {words.buttons[act]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const Key = ({ press }: { press: string | null }) =>
  press && (
    <span className="kbd" aria-hidden>
      {press}
    </span>
  )
