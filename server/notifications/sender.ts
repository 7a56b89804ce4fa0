import type { Address } from '../customers/address.ts'
import type { Letter } from './letter.ts'

/** `id`: of the message, the same at every try, so that whoever passes it on can tell a repetition. */
export type Outgoing = { id: string; to: Address; letter: Letter }

/** Something that takes messages away. It throws when it could not: the message is then tried again later. */
export abstract class Sender {
  abstract send(message: Outgoing): Promise<void>
}
