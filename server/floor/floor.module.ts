import { Module } from '@nestjs/common'
import { BarsModule } from '../bars/bars.module.ts'
import { QueueModule } from '../queue/queue.module.ts'
import { FloorController } from './floor.controller.ts'
import { FloorService } from './floor.service.ts'
import { PaperService } from './paper.service.ts'
import { PeopleController } from './people.controller.ts'
import { SkillsService } from './skills.service.ts'
import { TakeOverService } from './take-over.service.ts'
import { WaitsService } from './waits.service.ts'

/** The supervisors' view of their bars. */
@Module({
  imports: [BarsModule, QueueModule],
  controllers: [FloorController, PeopleController],
  providers: [FloorService, PaperService, SkillsService, TakeOverService, WaitsService],
})
export class FloorModule {}
