import { Injectable } from '@nestjs/common'
import { hour, Tries } from '../auth/tries.ts'

/** So many wrong codes in an hour, by everybody together, are no longer people who mistype. */
export const tooManyWrong = 60

/**
 * The breaker over all accounts. Five guesses at each of ten thousand accounts would break into some, though no account sees more
 * than five. While wrong codes rain, a right one is answered with a second code, so that guessing has to succeed twice in a row
 * (1 in 10^12 instead of 1 in 10^6 a guess); the door itself stays open, and receipts and "I can't prove it now" are not touched.
 */
@Injectable()
export class Breaker {
  constructor(private readonly tries: Tries) {}

  wrong(): Promise<void> {
    return this.tries.note('wrong codes', 'everybody')
  }

  async isOn(): Promise<boolean> {
    return (await this.tries.howMany('wrong codes', 'everybody', hour, tooManyWrong)) >= tooManyWrong
  }
}
