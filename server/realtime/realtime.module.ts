import { Module } from '@nestjs/common'
import { AuthModule } from '../auth/auth.module.ts'
import { QueueModule } from '../queue/queue.module.ts'
import { LiveGateway } from './live.gateway.ts'
import { LogService } from './log.service.ts'
import { WatchingService } from './watching.service.ts'

@Module({
  imports: [AuthModule, QueueModule],
  providers: [LogService, WatchingService, LiveGateway],
  exports: [LogService],
})
export class RealtimeModule {}
