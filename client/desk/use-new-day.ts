import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Regions } from './regions.ts'

const typesInto = 'input:not([type=radio]):not([type=checkbox]), textarea'
const isTyping = () => document.activeElement?.matches(typesInto) ?? false
/** While it could disturb somebody, it is tried again this often (ms). */
const tryAgain = 60_000

/**
 * A tab that was left open over night begins the day anew: by itself, as soon as nobody is in hand, typing or asked something. Until
 * then everything that belongs to a day is at least asked for again. What was typed is kept outside of the page.
 */
export function useNewDay(today: string | null, parts: Regions | null, quiet: boolean): void {
  const queries = useQueryClient()
  const [opened, setOpened] = useState<string | null>(null)
  useEffect(() => {
    if (today && !opened) setOpened(today)
  }, [today, opened])

  const isNew = today !== null && opened !== null && today !== opened
  useEffect(() => {
    if (isNew) void queries.invalidateQueries()
  }, [isNew, queries])

  const free = quiet && parts !== null && parts.mine.length === 0
  useEffect(() => {
    if (!isNew || !free) return
    const begin = () => !isTyping() && window.location.reload()
    begin()
    const timer = setInterval(begin, tryAgain)
    return () => clearInterval(timer)
  }, [isNew, free])
}
