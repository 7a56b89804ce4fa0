import { randomBytes } from 'node:crypto'
import { argon2id, hash, needsRehash, verify } from 'argon2'

/** OWASP's smallest recommended argon2id: 19 MiB, two passes, one lane; some 20 ms here. Raise it and people are re-hashed as they sign in. */
const cost = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The hash of a password, as it is stored with a member of staff. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost)

// Against this is checked whoever is not known: a stranger's e-mail takes as long as a colleague's.
let nobodys: Promise<string> | undefined

/** Checks a password in the same time whether there is a hash or not. `fresh`: the hash to store instead when the old one is weaker than today's. */
export async function checkPassword(stored: string | null, password: string): Promise<{ right: boolean; fresh: string | null }> {
  const right = await verify(stored ?? (await nobody()), password.normalize('NFKC')).catch(() => false)
  if (!right || stored === null) return { right: false, fresh: null }
  return { right, fresh: needsRehash(stored, cost) ? await hashPassword(password) : null }
}

function nobody(): Promise<string> {
  nobodys ??= hashPassword(randomBytes(32).toString('base64url'))
  return nobodys
}
