import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { BarBehind } from '../../shared/floor.ts'
import { useCommand } from '../api/use-command.ts'

type Person = BarBehind['specialists'][number]

/**
 * What somebody can do, each press saved at once. What is pressed while one is under way goes out after it; what was refused is shown as
 * it was. `saved`: what was so before the last presses, and since.
 */
export function useSkills({ id, skills: known }: Person) {
  const queries = useQueryClient()
  const command = useCommand()
  const [pressed, setPressed] = useState<readonly string[] | null>(null)
  const [saved, setSaved] = useState<{ before: readonly string[]; after: readonly string[] } | null>(null)
  const wanted = useRef<readonly string[]>(known)
  const underWay = useRef(false)

  const set = async (skills: readonly string[]) => {
    wanted.current = skills
    setPressed(skills)
    if (underWay.current) return
    underWay.current = true
    const before = pressed ?? known
    let sure = before
    for (let sent: readonly string[] | null = null; sent !== wanted.current; ) {
      sent = wanted.current
      const answer = await command.run<{ skills: string[] }>(`/staff/${id}/skills`, { skills: sent })
      setSaved(answer && { before, after: answer.skills })
      if (!answer) break
      sure = answer.skills
    }
    underWay.current = false
    setPressed(sure)
    // Of every bar where they work.
    await queries.invalidateQueries({ queryKey: ['behind'] })
    if (!underWay.current) setPressed(null)
  }
  return { skills: pressed ?? known, set, saved: command.pending ? null : saved, saving: command.pending, refused: command.refused }
}
