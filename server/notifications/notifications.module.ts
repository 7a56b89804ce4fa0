import { Module, type OnModuleInit } from '@nestjs/common'
import { BookingsModule } from '../bookings/bookings.module.ts'
import { Cleaning } from '../platform/cleaning.ts'
import { QueueModule } from '../queue/queue.module.ts'
import { BarTold } from './bar-told.ts'
import { FailedController } from './failed.controller.ts'
import { FailedMessages } from './failed.service.ts'
import { Messages } from './messages.service.ts'
import { NewsJobs } from './news-jobs.ts'
import { OutboxController } from './outbox.controller.ts'
import { PushController } from './push/push.controller.ts'
import { PushNews } from './push/push-news.ts'
import { PushSender } from './push/push-sender.ts'
import { Subscriptions } from './push/subscriptions.service.ts'
import { Reach } from './reach.ts'
import { Senders } from './senders.ts'
import { TicketLinks } from './ticket-links.ts'
import { TicketNews } from './ticket-news.ts'
import { Writing } from './writing.ts'

/** Messages to customers: noted with what happened, sent afterwards, never lost. */
@Module({
  imports: [BookingsModule, QueueModule],
  controllers: [FailedController, OutboxController, PushController],
  providers: [BarTold, FailedMessages, Messages, NewsJobs, PushNews, PushSender, Reach, Senders, Subscriptions, TicketLinks, TicketNews, Writing],
  exports: [Messages, TicketLinks],
})
export class NotificationsModule implements OnModuleInit {
  constructor(
    private readonly cleaning: Cleaning,
    private readonly links: TicketLinks,
    private readonly messages: Messages,
    private readonly senders: Senders,
  ) {}

  onModuleInit(): void {
    this.cleaning.hourly((now) => this.links.sweep(now))
    this.cleaning.hourly((now) => this.messages.sweep(now))
    this.cleaning.hourly((now) => this.senders.cap.sweep(now))
  }
}
