import { Button } from '@mantine/core'
import { desk as words } from '../../words/desk.ts'
import formStyles from '../form.module.css'
import type { NotesState, Saving as How, Text } from './running-notes.ts'
import styles from './saving.module.css'

const said: { [S in How]: string } = {
  clean: '',
  typing: words.typing,
  saving: words.saving,
  saved: words.savedNow,
  kept: words.keptHere,
  too_long: words.tooLong,
  changed: '',
}
/** Said aloud only when something is other than expected: "saved" after every pause would drown everything else. */
const aloud = new Set<How>(['kept', 'too_long'])

/** How far what was typed has come. Its place is always there. */
export function SavingState({ saving }: { saving: How }) {
  return (
    <p className={`soft ${styles.state}`}>
      <span role="status">{aloud.has(saving) && said[saving]}</span>
      {!aloud.has(saving) && said[saving]}
    </p>
  )
}

type Props = { state: NotesState; mine: Text; onSettle: (text: Text) => void }

/** Somebody else wrote meanwhile: their words beside one's own, and nothing is lost until one chose. */
export function OtherText({ state: { other }, mine, onSettle }: Props) {
  if (!other) return <div role="alert" />
  const both = (one: string, two: string) => (one && two && one !== two ? `${one}\n${two}` : one || two)
  return (
    <div role="alert" className={styles.other}>
      <p>
        <strong>{words.otherText(other.writtenBy)}</strong>
      </p>
      {other.note && (
        <p className={styles.text}>
          <span className="soft">{words.note}:</span> {other.note}
        </p>
      )}
      {other.summary && (
        <p className={styles.text}>
          <span className="soft">{words.summary}:</span> {other.summary}
        </p>
      )}
      <div className={formStyles.acts}>
        <Button size="sm" data-settle onClick={() => onSettle({ note: both(other.note, mine.note), summary: both(other.summary, mine.summary) })}>
          {words.keepBoth}
        </Button>
        <Button size="sm" variant="default" onClick={() => onSettle({ note: mine.note, summary: mine.summary })}>
          {words.keepMine}
        </Button>
        <Button size="sm" variant="default" onClick={() => onSettle({ note: other.note, summary: other.summary })}>
          {words.takeOther}
        </Button>
      </div>
    </div>
  )
}
