import { Logger } from '@nestjs/common'
import { masked } from '../customers/address.ts'
import { type Outgoing, Sender } from './sender.ts'

/** Text messages for whoever tries things without a gateway: a line of the log for each. They cost nothing, so none is capped. */
export class SmsConsole extends Sender {
  private readonly log = new Logger('Text messages')

  async send({ to, letter }: Outgoing): Promise<void> {
    // What is below a warning is not logged unless LOG_LEVEL says so, and who asked for these lines wants to read them.
    this.log.warn(`To ${masked(to)}: ${letter.short}`)
  }
}
