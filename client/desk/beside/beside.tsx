import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Beside as BesideView, ItemView } from '../../../shared/beside.ts'
import type { StaffTicket } from '../../../shared/line.ts'
import { asRefused, get } from '../../api/ask.ts'
import { Act } from '../../ui/staff/act.tsx'
import { Refusal } from '../../ui/staff/refusal.tsx'
import { dayOf } from '../../ui/staff/when.ts'
import { desk as words } from '../../words/desk.ts'
import { besideWords } from '../../words/desk-questions.ts'
import { useDesk } from '../desk-context.ts'
import { besideKey } from '../queries.ts'
import { useDoing } from '../use-sending.ts'
import styles from './beside.module.css'
import { Earlier } from './earlier.tsx'
import { PassedOn } from './passed-on.tsx'

export const isBeforeTheCall = (state: StaffTicket['state']): boolean => state === 'waiting' || state === 'booked'

/** What lies beside a ticket; the notes come with it. */
export function useBeside(ticket: StaffTicket) {
  const { bar } = useDesk()
  const { id, state } = ticket
  return useQuery({
    // Asked for anew once called: what is known then, nobody may know before.
    queryKey: [...besideKey(bar.id, id), isBeforeTheCall(state)],
    queryFn: ({ signal }) => get<BesideView>(`/bars/${bar.id}/tickets/${id}/beside`, { signal }),
    staleTime: 30_000,
  })
}

/** The thing this help is about, and earlier visits: hidden, with the notes, from whoever leans over the desk. */
export function Beside({ ticket }: { ticket: StaffTicket }) {
  const { curtain, switchCurtain, printed } = useDesk()
  const beside = useBeside(ticket)
  if (curtain) return <Shut />
  return (
    <section className={styles.beside} aria-label={besideWords.title(ticket.code)}>
      {beside.data?.passedOn && <PassedOn said={beside.data.passedOn} />}
      <div className={styles.head}>
        <div className={styles.item}>
          <NotYet beside={beside} />
          {beside.data && <Item beside={beside.data} ticket={ticket} />}
        </div>
        <Act size="compact-sm" variant="subtle" press={printed('curtain')} onClick={switchCurtain}>
          {words.hide}
        </Act>
      </div>
      {beside.data && (beside.data.item || beside.data.earlier.length > 0) && <Earlier visits={beside.data.earlier} />}
    </section>
  )
}

/** Of whoever waits or is to come: what was done before, and what a colleague said. Never what they bought: that is known only once they are called. */
export function BeforeTheCall({ ticket }: { ticket: StaffTicket }) {
  return <div className={styles.before}>{useDesk().curtain ? <Shut /> : <KnownBefore ticket={ticket} />}</div>
}

function KnownBefore({ ticket }: { ticket: StaffTicket }) {
  const beside = useBeside(ticket)
  return (
    <section className={styles.beside} aria-label={besideWords.title(ticket.code)}>
      {beside.data?.passedOn && <PassedOn said={beside.data.passedOn} />}
      <div>
        <NotYet beside={beside} />
        {beside.data && <Earlier visits={beside.data.earlier} />}
      </div>
    </section>
  )
}

function Shut() {
  const { switchCurtain, printed } = useDesk()
  return (
    <div className={styles.shut}>
      <span>{words.curtainShut}</span>
      <Act size="sm" variant="default" press={printed('curtain')} onClick={switchCurtain}>
        {words.show}
      </Act>
    </div>
  )
}

/** Until it is known: that it is looked for, or why it is not there and how to try again. */
function NotYet({ beside: { data, error, refetch } }: { beside: ReturnType<typeof useBeside> }) {
  return (
    <>
      <Refusal sentence={!data && error ? asRefused(error).message : null} onAgain={() => void refetch()} />
      {!data && !error && <p className="soft">{besideWords.looking}</p>}
    </>
  )
}

function Item({ beside, ticket }: { beside: BesideView; ticket: StaffTicket }) {
  const { bar, sending } = useDesk()
  const [items, setItems] = useState<ItemView[] | null>(null)
  const looking = useDoing(`items.${ticket.id}`) !== null
  const { item } = beside
  if (beside.noItem === 'not_called') return null
  if (!item)
    return (
      <p className="soft">
        {besideWords.noPurchase} {beside.earlier.length === 0 && `${besideWords.earlier(0)}.`}
      </p>
    )
  const ask = () => {
    const wish = { act: 'showItems', target: `items.${ticket.id}`, spot: 'mine', path: `/bars/${bar.id}/tickets/${ticket.id}/items` } as const
    void sending.send<{ items: ItemView[] }>(wish, (answer) => setItems(others(answer.items, item)))
  }
  return (
    <>
      <p>
        <span className="soft">{besideWords.item}</span> <OneItem item={item} />
      </p>
      {items ? (
        <div role="status">
          <p className="soft">{items.length > 0 ? besideWords.items : besideWords.noItems}</p>
          <ul>
            {items.map((item) => (
              <li key={`${item.name} ${item.serial} ${item.boughtOn}`}>
                <OneItem item={item} />
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <Button
          size="compact-sm"
          variant="subtle"
          className={styles.askItems ?? ''}
          onClick={ask}
          aria-disabled={looking || undefined}
          title={besideWords.askItemsHelp}
        >
          {looking ? words.doing.showItems : besideWords.askItems}
        </Button>
      )}
    </>
  )
}

/** All that was bought but the one that stands above already. */
function others(items: ItemView[], shown: ItemView): ItemView[] {
  const at = items.findIndex((one) => JSON.stringify(one) === JSON.stringify(shown))
  return items.filter((_, index) => index !== at)
}

const OneItem = ({ item }: { item: ItemView }) => (
  <>
    <strong>{item.name}</strong>
    <span className="soft">
      {item.serial && `, ${besideWords.serial(item.serial)}`}, {besideWords.bought(dayOf(`${item.boughtOn}T12:00:00Z`, 'UTC'))}
    </span>
  </>
)
