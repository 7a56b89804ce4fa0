import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { StaffMe } from '../../shared/auth.ts'

type Chosen = { followed: string[] /** The one that was just chosen here. */; opened: string | null; toggle: (bar: string) => void }

/** Which bars are followed: those in the address, at most so many; without any there, all of somebody who has only a few. One too many takes the place of the first. */
export function useChosen({ bars }: StaffMe, most: number): Chosen {
  const [params, setParams] = useSearchParams()
  const [opened, setOpened] = useState<string | null>(null)
  const named = params.get('bars')
  const slugs = named === null ? (bars.length <= most ? bars.map(({ slug }) => slug) : []) : named.split(',').slice(0, most)
  const followed = slugs.flatMap((slug) => bars.find((bar) => bar.slug === slug) ?? [])
  const toggle = (id: string) => {
    const is = followed.some((bar) => bar.id === id)
    const next = is ? followed.filter((bar) => bar.id !== id) : [...followed.slice(followed.length < most ? 0 : 1), ...bars.filter((bar) => bar.id === id)]
    setParams({ bars: next.map(({ slug }) => slug).join(',') }, { replace: true })
    setOpened(is ? null : id)
  }
  return { followed: followed.map(({ id }) => id), opened, toggle }
}
