import { z } from 'zod'
import { isEasyPin } from './pins.ts'
import { id, someWords } from './words.ts'

const password = z.string().min(1, 'Your password, please.').max(200)
export const signInBody = z.object({ email: someWords(254, 'Your e-mail address, please.'), password })
export type SignIn = z.infer<typeof signInBody>

export type Role = 'specialist' | 'supervisor' | 'admin'
export type StaffMe = {
  id: string
  name: string
  email: string
  role: Role
  skills: string[]
  bars: { id: string; slug: string; name: string; zone: string }[]
  /** Shortcuts that this person has put elsewhere: command name → key. */
  keys: Record<string, string>
  /** Whether colleagues' tablets can be changed to this person by a PIN. */
  hasPin: boolean
}

const pin = z.string().regex(/^\d{4,8}$/, 'A PIN has 4 to 8 digits.')
/** One's own PIN, with the password: a login that was made by a PIN alone can never make another. */
export const pinBody = z.object({ pin: pin.refine((digits) => !isEasyPin(digits), 'That PIN is too easy to guess. Another one, please.'), password })
export type PinBody = z.infer<typeof pinBody>

/** Without `bar`: of all the bars where one works. */
export const peopleHereQuery = z.object({ bar: id.optional() })
/** Somebody to whom a shared tablet can be handed: they have a PIN. */
export type Colleague = { id: string; name: string; role: Role }
export const changePersonBody = z.object({ staff: id, pin })
export type ChangePerson = z.infer<typeof changePersonBody>

export const mostKeys = 60
const command = z.string().regex(/^[a-z][\w.-]{0,39}$/i, 'A command has a short name.')
const key = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'This is no key.')
/** All of one's own shortcuts; what is left out is as everybody has it. */
export const keysBody = z.object({ keys: z.record(command, key).refine((keys) => Object.keys(keys).length <= mostKeys, `At most ${mostKeys} keys, please.`) })
export type KeysBody = z.infer<typeof keysBody>

/** Skills are the words that topics ask for. `seen`: those that the screen showed. Others are there by now: 409 `skills_changed`, with them. */
const someSkills = z.array(someWords(40, 'A skill has a name.')).max(30, 'At most 30 skills, please.')
export const skillsBody = z.object({ skills: someSkills, seen: someSkills.optional() })
export type SkillsBody = z.infer<typeof skillsBody>

/** Outside production the sign-in page names who can be tried. bar: name of the bar, null for all. */
export type DemoAccount = { email: string; password: string; name: string; role: Role; bar: string | null }
