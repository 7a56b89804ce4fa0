import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Beside as BesideView, ItemView } from '../../../shared/beside.ts'
import type { StaffTicket } from '../../../shared/line.ts'
import { get } from '../../api/ask.ts'
import { Act } from '../../ui/staff/act.tsx'
import { dayOf } from '../../ui/staff/when.ts'
import { desk as words } from '../../words/desk.ts'
import { besideWords } from '../../words/desk-questions.ts'
import { useDesk } from '../desk-context.ts'
import { besideKey } from '../queries.ts'
import { useDoing } from '../use-sending.ts'
import styles from './beside.module.css'
import { Earlier } from './earlier.tsx'
import { PassedOn } from './passed-on.tsx'

/** What lies beside a ticket; the notes come with it. */
export function useBeside(ticket: StaffTicket) {
  const { bar } = useDesk()
  const { id } = ticket
  return useQuery({
    queryKey: besideKey(bar.id, id),
    queryFn: ({ signal }) => get<BesideView>(`/bars/${bar.id}/tickets/${id}/beside`, { signal }),
    staleTime: 30_000,
  })
}

/** The thing this help is about, and earlier visits: hidden, with the notes, from whoever leans over the desk. */
export function Beside({ ticket }: { ticket: StaffTicket }) {
  const { curtain, switchCurtain, printed } = useDesk()
  const beside = useBeside(ticket)
  if (curtain)
    return (
      <div className={styles.shut}>
        <span>{words.curtainShut}</span>
        <Act size="sm" variant="default" press={printed('curtain')} onClick={switchCurtain}>
          {words.show}
        </Act>
      </div>
    )
  return (
    <section className={styles.beside} aria-label={besideWords.title}>
      {beside.data?.passedOn && <PassedOn said={beside.data.passedOn} />}
      <div className={styles.head}>
        <div className={styles.item}>{beside.data && <Item beside={beside.data} ticket={ticket} />}</div>
        <Act size="compact-sm" variant="subtle" press={printed('curtain')} onClick={switchCurtain}>
          {words.hide}
        </Act>
      </div>
      {beside.data && (beside.data.item || beside.data.earlier.length > 0) && <Earlier visits={beside.data.earlier} />}
    </section>
  )
}

function Item({ beside, ticket }: { beside: BesideView; ticket: StaffTicket }) {
  const { bar, sending } = useDesk()
  const [items, setItems] = useState<ItemView[] | null>(null)
  const looking = useDoing(`items.${ticket.id}`) !== null
  if (beside.noItem === 'not_called') return null
  if (!beside.item)
    return (
      <p className="soft">
        {besideWords.noPurchase} {beside.earlier.length === 0 && `${besideWords.earlier(0)}.`}
      </p>
    )
  const ask = () => {
    const wish = { act: 'showItems', target: `items.${ticket.id}`, spot: 'mine', path: `/bars/${bar.id}/tickets/${ticket.id}/items` } as const
    void sending.send<{ items: ItemView[] }>(wish, (answer) => setItems(answer.items))
  }
  return (
    <>
      <p>
        <span className="soft">{besideWords.item}</span> <OneItem item={beside.item} />
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

const OneItem = ({ item }: { item: ItemView }) => (
  <>
    <strong>{item.name}</strong>
    <span className="soft">
      {item.serial && `, ${besideWords.serial(item.serial)}`}, {besideWords.bought(dayOf(`${item.boughtOn}T12:00:00Z`, 'UTC'))}
    </span>
  </>
)
