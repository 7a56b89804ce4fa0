import { z } from 'zod'
import { someWords } from './words.ts'

export const signInBody = z.object({ email: someWords(254, 'Your e-mail address, please.'), password: z.string().min(1, 'Your password, please.').max(200) })
export type SignIn = z.infer<typeof signInBody>

export type Role = 'specialist' | 'supervisor' | 'admin'
export type StaffMe = {
  id: string
  name: string
  email: string
  role: Role
  skills: string[]
  bars: { id: string; slug: string; name: string; zone: string }[]
}

/** Outside production the sign-in page names who can be tried. bar: name of the bar, null for all. */
export type DemoAccount = { email: string; password: string; name: string; role: Role; bar: string | null }
