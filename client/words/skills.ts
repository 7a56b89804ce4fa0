import { type Comfort, comforts } from '../../shared/line.ts'
import { offeredLanguages, otherLanguages } from './languages.ts'

/** Topics have "and" in their names. */
const listed = (topics: readonly string[]) =>
  topics
    .map((topic) => `“${topic}”`)
    .join(', ')
    .replace(/, (“[^”]*”)$/, ' and $1')
const languageNames = new Intl.DisplayNames('en', { type: 'language' })

const suits: Record<Comfort, string> = { low_desk: 'has a low desk', in_writing: 'helps in writing', quiet: 'has a quiet place' }
const comfortOf = (skill: string) => comforts.find((comfort) => skill === `suits:${comfort}`)

/** A skill is a word of the shop's own; a language is one too, as `speaks:de`, and what makes a visit easier, as `suits:quiet`. */
export function skillWords(skill: string): string {
  const comfort = comfortOf(skill)
  if (comfort) return suits[comfort]
  const [, language] = /^speaks:([a-z]{2,3})$/.exec(skill) ?? []
  return language ? `speaks ${languageNames.of(language)}` : skill
}

/** What supervisors read where they say what colleagues can do. */
export const skills = {
  title: (bar: string) => `Skills: ${bar}`,
  text: 'A desk calls only people whose topic its specialist can help with. A change is saved at once, and counts at once at an open desk.',
  plain: 'Everybody is called for topics that need no special skill.',
  none: 'Nobody belongs to this bar yet. An admin can add people to it.',
  change: 'Change',
  ready: 'Done',
  can: (name: string) => `What ${name} can do`,
  language: 'Another language',
  choose: 'Choose',
  languageHelp: 'Who asks for a language is left to a free colleague who speaks it.',
  comforts: 'What makes a visit easier',
  comfortsHelp: 'Who asks for it is left to a free colleague who has it.',
  saving: 'Saving…',
  /** `topics`: those that need a special skill. */
  calledFor: (topics: readonly string[], { every, plain }: { every: boolean; plain: boolean }) => {
    if (every) return 'Called for every topic of this bar.'
    if (topics.length === 0) return plain ? 'Called for topics that need no special skill.' : 'Called for none of the topics of this bar.'
    return `Called for ${listed(topics)}.`
  },
  notSaved: (more: readonly string[], less: readonly string[]) =>
    `Not saved: ${[...more.map(skillWords), ...less.map((skill) => `no longer ${skillWords(skill)}`)].join(', ')}. Choose again what is still right.`,
  saved: (name: string, now: readonly string[], noMore: readonly string[]) =>
    [
      'Saved.',
      now.length > 0 && `${name} is called for ${listed(now)} from now on.`,
      noMore.length > 0 && `${name} is not called for ${listed(noMore)} any more.`,
      now.length + noMore.length === 0 && `${name} is called for the same topics as before.`,
    ]
      .filter(Boolean)
      .join(' '),
} as const

/** Those that can be chosen, in the order of their names. */
export const languages = [...offeredLanguages, ...otherLanguages]
  .map((code) => ({ skill: `speaks:${code}`, name: languageNames.of(code) ?? code }))
  .sort((a, b) => a.name.localeCompare(b.name))
