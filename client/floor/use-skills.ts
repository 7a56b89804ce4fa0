import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { BarBehind } from '../../shared/floor.ts'
import { useCommand } from '../api/use-command.ts'

type Person = BarBehind['specialists'][number]
type Change = { before: readonly string[]; after: readonly string[] }

/**
 * What somebody can do, each press saved at once. What is pressed while one is under way goes out after it; what was refused is shown as
 * it was, or as somebody else has set it meanwhile. `saved`: what was so before the last presses, and since; `lost`: of those that were
 * refused, what was so and what they would have made of it.
 */
export function useSkills({ id, skills: known }: Person) {
  const queries = useQueryClient()
  const command = useCommand()
  const [pressed, setPressed] = useState<readonly string[] | null>(null)
  const [saved, setSaved] = useState<Change | null>(null)
  const [lost, setLost] = useState<Change | null>(null)
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
      const answer = await command.run<{ skills: string[] }>(`/staff/${id}/skills`, { skills: sent, seen: sure })
      setSaved(answer && { before, after: answer.skills })
      if (!answer) break
      sure = answer.skills
    }
    underWay.current = false
    setLost({ before: sure, after: wanted.current })
    setPressed(sure)
    // Of every bar where they work.
    await queries.invalidateQueries({ queryKey: ['behind'] })
    if (!underWay.current) setPressed(null)
  }
  return { skills: pressed ?? known, set, saved: command.pending ? null : saved, saving: command.pending, refused: command.refused, lost }
}
