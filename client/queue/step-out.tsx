import { type FormEvent, useState } from 'react'
import { useServerNow } from '../api/use-server-now.ts'
import { Button } from '../ui/button.tsx'
import { Choice, type Option } from '../ui/choice.tsx'
import { Refusal } from '../ui/notice.tsx'
import { queue } from '../words/queue.ts'
import { clockSaid } from '../words/time.ts'
import { outChoices } from './out-choices.ts'
import css from './place.module.css'
import { type Own, useAct } from './use-act.ts'

const { else: words } = queue

/** Until when somebody is out: a few times to choose from, the last one being as long as their turn can be kept. */
export default function StepOut({ done, keep, ...own }: Own & { done: () => void; keep: () => void }) {
  const { bar, mayBeOutUntil } = own.ticket
  const { act, pending, refused } = useAct(own)
  const [chosen, setChosen] = useState<string | null>(null)
  const choices = outChoices(useServerNow(), mayBeOutUntil)
  const options: Option<string>[] = choices.map(({ minutes, until }) => ({
    value: String(minutes ?? 'last'),
    name: minutes === null ? words.outLast : words.outShort(minutes),
    text: words.outUntil(clockSaid(until, bar.zone)),
  }))
  const choice = choices.find(({ minutes }) => String(minutes ?? 'last') === chosen)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (choice && (await act('step-out', { until: choice.until }))) done()
  }
  return (
    <form className={`${css.section} ${css.wide}`} onSubmit={submit}>
      <Choice legend={words.outTitle} name="until" options={options} value={chosen} change={setChosen} layout="row" />
      {refused && <Refusal says={refused.message} />}
      <div className={css.row}>
        {choice && (
          <Button type="submit" kind="plain" pending={pending}>
            {words.outGo(clockSaid(choice.until, bar.zone))}
          </Button>
        )}
        <Button kind="quiet" onClick={keep}>
          {words.keep}
        </Button>
      </div>
    </form>
  )
}
