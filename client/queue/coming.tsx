import { useRef } from 'react'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/notice.tsx'
import { Title } from '../ui/page.tsx'
import { SaidWhenNew } from '../ui/said.tsx'
import { asks } from './asks.ts'
import css from './place.module.css'
import { type Own, useAct } from './use-act.ts'

/** Being here, coming, or away for a while. */
export function Coming(own: Own) {
  const { act, pending, refused } = useAct(own)
  const { title, text, main, other } = asks(own.ticket)
  const section = useRef<HTMLElement>(null)
  // The button that was pressed goes away with what it did.
  const say = async (move: string) => {
    if (await act(move)) section.current?.querySelector('h2')?.focus({ preventScroll: true })
  }
  return (
    <section className={css.section} ref={section}>
      <Title level={2}>{title}</Title>
      {text && <p>{text}</p>}
      <SaidWhenNew words={title} />
      {refused && <Refusal says={refused.message} />}
      <div className={css.row}>
        {main && (
          <Button pending={pending} onClick={() => say(main.move)}>
            {main.says}
          </Button>
        )}
        {other && (
          <Button kind="quiet" onClick={() => say(other.move)}>
            {other.says}
          </Button>
        )}
      </div>
    </section>
  )
}
