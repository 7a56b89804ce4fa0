import type { BarBehind } from '../../shared/floor.ts'
import { comforts, wishesOf } from '../../shared/line.ts'

type Topic = BarBehind['topics'][number]
/** `special`: names of the topics that not everybody can help with. `every`, `plain`: whether that is all of the bar's, and whether it has some that ask for no skill. */
export type CalledFor = { special: string[]; every: boolean; plain: boolean }

/** For which topics of a bar somebody is called; the same rule as the server's (queue/order.ts). */
export function calledFor(topics: readonly Topic[], skills: readonly string[]): CalledFor {
  const can = topics.filter((topic) => topic.skills.every((skill) => skills.includes(skill)))
  return {
    special: can.filter((topic) => topic.skills.length > 0).map(({ name }) => name),
    every: topics.length > 0 && can.length === topics.length,
    plain: topics.some((topic) => topic.skills.length === 0),
  }
}

/** What would suit somebody who asks for it; offered for everybody, whoever has it. */
export const comfortChoices: readonly string[] = wishesOf({ language: '', comforts })

/** What else can be ticked for somebody: what topics of the shop ask for, and whatever they can do besides. */
export const choicesFor = (asked: readonly string[], own: readonly string[]): string[] => without([...asked, ...without(own, asked)], comfortChoices)

/** What of `those` is not among `others`. */
export const without = (those: readonly string[], others: readonly string[]): string[] => those.filter((one) => !others.includes(one))
