import { Module } from '@nestjs/common'
import { BarsModule } from '../bars/bars.module.ts'
import { QueueModule } from '../queue/queue.module.ts'
import { BesideService } from './beside.service.ts'
import { CollectingService } from './collecting.service.ts'
import { FindService } from './find.service.ts'
import { RunningNotesService } from './running-notes.service.ts'
import { SessionKeeper } from './session-keeper.ts'
import { SessionsController } from './sessions.controller.ts'
import { SessionsService } from './sessions.service.ts'

/** Help given. */
@Module({
  imports: [BarsModule, QueueModule],
  controllers: [SessionsController],
  providers: [SessionsService, SessionKeeper, CollectingService, FindService, RunningNotesService, BesideService],
  exports: [SessionsService, FindService, RunningNotesService, BesideService],
})
export class SessionsModule {}
