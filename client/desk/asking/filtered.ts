export type Option = { id: string; label: string; aside?: string }
export type Group<O extends Option> = { title: string; options: O[]; empty?: string }

/** What fits what was typed: every word of it begins a word of the choice. A group without a choice is shown only to say that it is empty, before anything is typed. */
export function inGroups<O extends Option>(groups: readonly Group<O>[], typed: string): Group<O>[] {
  const asked = wordsOf(typed)
  if (asked.length === 0) return groups.filter(({ options, empty }) => options.length > 0 || empty !== undefined)
  const fits = ({ label, aside }: O) => {
    const has = wordsOf(`${label} ${aside ?? ''}`)
    return asked.every((part) => has.some((word) => word.startsWith(part)))
  }
  return groups.map((group) => ({ ...group, options: group.options.filter(fits) })).filter(({ options }) => options.length > 0)
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
