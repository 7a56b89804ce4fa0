import { Module, type OnModuleInit } from '@nestjs/common'
import { BookingsModule } from '../bookings/bookings.module.ts'
import { Cleaning } from '../platform/cleaning.ts'
import { QueueModule } from '../queue/queue.module.ts'
import { Messages } from './messages.service.ts'
import { OutboxController } from './outbox.controller.ts'
import { Senders } from './senders.ts'
import { TicketLinks } from './ticket-links.ts'
import { TicketNews } from './ticket-news.ts'
import { Writing } from './writing.ts'

/** Messages to customers: noted with what happened, sent afterwards, never lost. */
@Module({
  imports: [BookingsModule, QueueModule],
  controllers: [OutboxController],
  providers: [Messages, Senders, TicketLinks, TicketNews, Writing],
  exports: [Messages, TicketLinks],
})
export class NotificationsModule implements OnModuleInit {
  constructor(
    private readonly cleaning: Cleaning,
    private readonly links: TicketLinks,
    private readonly messages: Messages,
  ) {}

  onModuleInit(): void {
    this.cleaning.hourly((now) => this.links.sweep(now))
    this.cleaning.hourly((now) => this.messages.sweep(now))
  }
}
