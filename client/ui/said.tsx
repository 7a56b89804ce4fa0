import { useEffect, useRef, useState } from 'react'
import hidden from './hidden.module.css'

/** Said by a screen reader when the words change, without moving the focus. Has to be on the page before its words are. */
export const Said = ({ words }: { words: string }) => (
  <p role="status" className={hidden.hidden}>
    {words}
  </p>
)

/** Says words when they become others; those that are there when the page opens are read anyway. */
export function SaidWhenNew({ words }: { words: string }) {
  const first = useRef(words)
  const [news, setNews] = useState('')
  useEffect(() => {
    if (first.current === words) return
    first.current = words
    setNews(words)
  }, [words])
  return <Said words={news} />
}
