import { Module } from '@nestjs/common'
import { BarsModule } from '../bars/bars.module.ts'
import { QueueModule } from '../queue/queue.module.ts'
import { FloorController } from './floor.controller.ts'
import { FloorService } from './floor.service.ts'
import { PaperService } from './paper.service.ts'
import { TakeOverService } from './take-over.service.ts'

/** The supervisors' view of their bars. */
@Module({
  imports: [BarsModule, QueueModule],
  controllers: [FloorController],
  providers: [FloorService, PaperService, TakeOverService],
})
export class FloorModule {}
