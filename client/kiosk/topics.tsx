import type { BarView } from '../../shared/bars.ts'
import { Title } from '../ui/page.tsx'
import { kiosk } from '../words/kiosk.ts'
import { Card } from './card.tsx'
import css from './kiosk.module.css'

/** What this place helps with, for somebody who stands in it. */
export function Topics({ bar, choose }: { bar: BarView; choose: (topic: string) => void }) {
  const here = bar.topics.filter(({ ways }) => ways.includes('store'))
  return (
    <>
      <div className={css.offer}>
        <Title focus>{kiosk.topic.title}</Title>
        <p>{here.length > 0 ? kiosk.topic.text : kiosk.topic.none}</p>
      </div>
      <div className={`${css.two} ${css.topics}`}>
        {here.map(({ id, name, hint }) => (
          <Card key={id} name={name} text={hint} choose={() => choose(id)} />
        ))}
      </div>
    </>
  )
}
