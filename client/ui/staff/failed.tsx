import { Button } from '@mantine/core'
import styles from './page.module.css'

/** What did not load, why, and a way on. Headings and words come from the room. */
export function Failed({ title, sentence, again, onAgain }: { title: string; sentence: string; again?: string; onAgain?: () => void }) {
  return (
    <div className={styles.message} role="alert">
      <h1>{title}</h1>
      <p>{sentence}</p>
      {onAgain && (
        <Button variant="default" onClick={onAgain}>
          {again}
        </Button>
      )}
    </div>
  )
}
