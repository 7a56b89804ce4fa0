import { useCommand } from '../api/use-command.ts'
import type { FloorBar } from '../../shared/floor.ts'
import { Act } from '../ui/staff/act.tsx'
import { Refusal } from '../ui/staff/refusal.tsx'
import { minutesSince } from '../ui/staff/when.ts'
import { floor as words } from '../words/floor.ts'
import { useFloor } from './floor-context.ts'
import styles from './floor.module.css'

type Wish = FloorBar['wanted'][number]

/** Who asked for a supervisor, at whatever bar, the first who asked on top. The region stays while empty, so that a wish is read out when it comes. */
export function Wanted({ bars, now }: { bars: FloorBar[]; now: number }) {
  const wishes = bars.flatMap((bar) => bar.wanted.map((wish) => ({ bar, wish }))).sort((a, b) => a.wish.at.localeCompare(b.wish.at))
  return (
    <div role="status" aria-label={words.wanted}>
      {wishes.length > 0 && (
        <section className={styles.wanted} aria-labelledby="wanted">
          <h2 id="wanted">{words.wanted}</h2>
          <ul>
            {wishes.map(({ bar, wish }) => (
              <WishRow key={wish.desk} bar={bar} wish={wish} now={now} several={bars.length > 1} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function WishRow({ bar, wish, now, several }: { bar: FloorBar; wish: Wish; now: number; several: boolean }) {
  const { done } = useFloor()
  const coming = useCommand()
  const come = async () => {
    if (await coming.run(`/bars/${bar.id}/desks/${wish.desk}/supervisor`, { wanted: false })) done({ said: words.noted(wish.name) })
  }
  return (
    <li>
      <span>
        <strong>{words.wantedBy(wish.name, wish.number)}</strong> {several && <span>{bar.name}</span>}{' '}
        <span className="numbers" aria-live="off">
          {words.wantedAgo(minutesSince(wish.at, now))}
        </span>
      </span>
      <Act size="sm" variant="default" doing={coming.pending ? words.noting : null} onClick={() => void come()}>
        {words.coming}
        <span className="hidden-text">{words.comingTo(wish.name)}</span>
      </Act>
      <Refusal sentence={coming.refused?.message ?? null} />
    </li>
  )
}
