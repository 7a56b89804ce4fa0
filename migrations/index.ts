import { HelpBar1700000000001 } from './0001-help-bar.ts'
import { Logins1700000000003 } from './0003-logins.ts'

/** All migrations in order. A list and no glob: what runs is what the compiler has seen. */
export const migrations = [HelpBar1700000000001, Logins1700000000003]
