import type { DoorMe } from '../../shared/door.ts'
import { type Command, useCommand } from '../api/use-command.ts'
import { Refusal } from '../ui/notice.tsx'
import { door } from '../words/door.ts'
import css from './who.module.css'

type Unproven = Pick<Command, 'pending' | 'refused'> & { go: () => void }

/** "I can't prove it now" is answered with a yes: a place or a time like anyone's. */
export function useUnproven(known: (me: DoorMe) => void): Unproven {
  const { run, pending, refused } = useCommand()
  const go = async () => {
    const me = await run<DoorMe>('/door/unproven')
    if (me) known(me)
  }
  return { go, pending, refused }
}

type Props = { title: string; receipt?: () => void; unproven: Unproven }

/** The other ways in. None of them is a lesser one. */
export const OtherWays = ({ title, receipt, unproven }: Props) => (
  <div className={css.ways}>
    <h2>{title}</h2>
    {receipt && (
      <button type="button" className={css.way} onClick={receipt}>
        <b>{door.who.receipt}</b>
        <span>{door.who.receiptHint}</span>
      </button>
    )}
    <button type="button" className={css.way} aria-disabled={unproven.pending || undefined} aria-busy={unproven.pending || undefined} onClick={unproven.go}>
      <b>{door.who.unproven}</b>
      <span>{door.who.unprovenHint}</span>
    </button>
    {unproven.refused && <Refusal says={unproven.refused.message} />}
  </div>
)
