import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import {
  type BarBehind,
  type FloorView,
  type PaperVisit,
  type PaperVisited,
  paperVisitBody,
  type SetWaits,
  type TakenOver,
  waitsBody,
} from '../../shared/floor.ts'
import type { Waits } from '../../shared/line.ts'
import { id, nothing } from '../../shared/words.ts'
import { AsBy, AsStaff, type By, For, type StaffWho } from '../platform/access.ts'
import { FloorService } from './floor.service.ts'
import { PaperService } from './paper.service.ts'
import { TakeOverService } from './take-over.service.ts'
import { WaitsService } from './waits.service.ts'

const bar = { schema: id }

/** What supervisors see and do without standing at a desk. */
@ApiTags('floor')
@Controller()
export class FloorController {
  constructor(
    private readonly floor: FloorService,
    private readonly paper: PaperService,
    private readonly leaving: TakeOverService,
    private readonly patience: WaitsService,
  ) {}

  @Get('floor')
  @For('supervisor')
  @ApiOperation({
    summary: 'All own bars, counted',
    description: "Who waits, who helps, what is booked and brought, and what today was like; by each bar's own day.",
  })
  all(@AsStaff() who: StaffWho): Promise<FloorView> {
    return this.floor.all(who)
  }

  @Get('bars/:bar/floor')
  @For('supervisor')
  @ApiOperation({
    summary: 'Behind a bar',
    description: 'Who works there with which skills, and every device that is still in the house, the oldest first: at most 500, and how many there are.',
  })
  behind(@Param('bar', bar) barId: string): Promise<BarBehind> {
    return this.floor.behind(barId)
  }

  @Post('bars/:bar/desks/:desk/take-over')
  @HttpCode(200)
  @For('supervisor')
  @ApiOperation({
    summary: 'Take over a desk that was left open',
    description: 'Closes it for whoever left. Who was called goes back to the same turn; who is being helped stays in help, with the supervisor.',
  })
  takeOver(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', bar) barId: string,
    @Param('desk', { schema: id }) desk: string,
    @Body({ schema: nothing }) _: object,
  ): Promise<TakenOver> {
    return this.leaving.takeOver(by, who, barId, desk)
  }

  @Post('bars/:bar/waits')
  @HttpCode(200)
  @For('supervisor')
  @ApiOperation({
    summary: 'How this bar waits',
    description:
      'How long whoever was called has to come before "no answer" opens, and how late a booking may be and keep its turn. One of them or both; the other stays. Counts at once.',
  })
  waits(@AsBy() by: By, @Param('bar', bar) barId: string, @Body({ schema: waitsBody }) body: SetWaits): Promise<Waits> {
    return this.patience.set(by, barId, body)
  }

  @Post('bars/:bar/paper-visits')
  @HttpCode(200)
  @For('supervisor')
  @ApiOperation({
    summary: 'Enter paper notes',
    description:
      "Help of the last 7 days that was noted on paper. `startedAt` is the bar's own wall clock. History and ledger count it on the day on which it happened.",
  })
  enter(@AsBy() by: By, @Param('bar', bar) barId: string, @Body({ schema: paperVisitBody }) body: PaperVisit): Promise<PaperVisited> {
    return this.paper.enter(by, barId, body)
  }
}
