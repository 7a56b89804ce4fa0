import { Title } from '../ui/page.tsx'
import { kiosk } from '../words/kiosk.ts'
import { Card } from './card.tsx'
import css from './kiosk.module.css'

const words = kiosk.proof

/** Neither answer is the lesser one. */
export const Proof = ({ yes, no }: { yes: () => void; no: () => void }) => (
  <>
    <div className={css.offer}>
      <Title focus>{words.title}</Title>
      <p>{words.text}</p>
    </div>
    <div className={css.two}>
      <Card name={words.yes} text={words.yesText} choose={yes} />
      <Card name={words.no} text={words.noText} choose={no} />
    </div>
  </>
)
