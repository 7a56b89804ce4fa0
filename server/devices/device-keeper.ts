import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { LineEvent } from '../queue/event.entity.ts'
import { Refusal } from '../platform/refusal.ts'
import { Line, type LineTx } from '../queue/line.ts'
import { DevicesService } from './devices.service.ts'

/** Devices go with their visit: collecting hands them over, and no visit ends while something of it lies here unnoticed. */
@Injectable()
export class DeviceKeeper implements OnModuleInit {
  constructor(
    private readonly line: Line,
    private readonly devices: DevicesService,
  ) {}

  onModuleInit(): void {
    this.line.within('ticket.collected', (tx, { ticketId, data, words }) =>
      this.devices.handOverAll(tx, ticketId ?? '', { how: data.how, to: words || 'the customer' }),
    )
    this.line.within('ticket.undone', (tx, { ticketId, data: { before, after, undoes } }) =>
      before?.state === 'done' && after.state === 'held' ? this.devices.takeBackAll(tx, ticketId ?? '', undoes) : Promise.resolve(),
    )
    for (const kind of ['ticket.finished', 'ticket.left', 'ticket.cancelled'] as const) this.line.within(kind, (tx, event) => this.mustBeEmpty(tx, event))
  }

  private async mustBeEmpty(tx: LineTx, { ticketId }: LineEvent): Promise<void> {
    const [here] = await this.devices.stillHere(tx, ticketId ?? '')
    if (here) throw new Refusal('device_here', { kind: here.kind, forStaff: tx.by.kind === 'staff' })
  }
}
