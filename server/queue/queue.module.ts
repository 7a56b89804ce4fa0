import { Module } from '@nestjs/common'
import { TypeOrmModule } from '@nestjs/typeorm'
import { BarsModule } from '../bars/bars.module.ts'
import { BarsController } from './bars.controller.ts'
import { CallingService } from './calling.service.ts'
import { ClosingService } from './closing.service.ts'
import { ComingService } from './coming.service.ts'
import { CorrectionsService } from './corrections.service.ts'
import { DesksController } from './desks.controller.ts'
import { DesksService } from './desks.service.ts'
import { DigitsController } from './digits.controller.ts'
import { DueService } from './due.service.ts'
import { LineEvent } from './event.entity.ts'
import { HoldingService } from './holding.service.ts'
import { JoiningController } from './joining.controller.ts'
import { JoiningService } from './joining.service.ts'
import { LineController } from './line.controller.ts'
import { Line } from './line.ts'
import { MergingService } from './merging.service.ts'
import { MovesController } from './moves.controller.ts'
import { OwnTicketsService } from './own-tickets.service.ts'
import { PicturesService } from './pictures.service.ts'
import { PlacesService } from './places.service.ts'
import { QueueService } from './queue.service.ts'
import { ShownWaitService } from './shown-wait.service.ts'
import { NearService } from './near.service.ts'
import { TellingService } from './telling.service.ts'
import { Ticket } from './ticket.entity.ts'
import { TimersService } from './timers.service.ts'
import { TransfersService } from './transfers.service.ts'
import { WaitingController } from './waiting.controller.ts'
import { WaitingService } from './waiting.service.ts'
import { WaitingTimersService } from './waiting-timers.service.ts'
import { UndoService } from './undo.service.ts'

const services = [
  Line,
  QueueService,
  CallingService,
  ComingService,
  WaitingService,
  WaitingTimersService,
  DesksService,
  HoldingService,
  TransfersService,
  MergingService,
  CorrectionsService,
  UndoService,
  PicturesService,
  OwnTicketsService,
  PlacesService,
  ShownWaitService,
  NearService,
  TellingService,
  DueService,
  ClosingService,
  JoiningService,
  TimersService,
]

@Module({
  imports: [BarsModule, TypeOrmModule.forFeature([Ticket, LineEvent])],
  controllers: [BarsController, LineController, MovesController, DesksController, DigitsController, JoiningController, WaitingController],
  providers: services,
  exports: services,
})
export class QueueModule {}
