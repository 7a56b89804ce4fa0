import hidden from './hidden.module.css'

/** Said by a screen reader when the words change, without moving the focus. Has to be on the page before its words are. */
export const Said = ({ words }: { words: string }) => (
  <p role="status" className={hidden.hidden}>
    {words}
  </p>
)
