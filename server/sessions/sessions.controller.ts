import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { z } from 'zod'
import { type LateNotes, lateNotesBody, type RunningNotes, type RunningNotesBody, runningNotesBody } from '../../shared/beside.ts'
import { type Finish, type Found, findQuery, finishBody } from '../../shared/queue.ts'
import type { StaffTicket } from '../../shared/line.ts'
import { type Collect, collectBody } from '../../shared/moves.ts'
import type { SessionView } from '../../shared/sessions.ts'
import { id } from '../../shared/words.ts'
import { AsBy, AsStaff, type By, For, type StaffWho } from '../platform/access.ts'
import { CollectingService } from './collecting.service.ts'
import { FindService } from './find.service.ts'
import { RunningNotesService } from './running-notes.service.ts'
import { type Finished, SessionsService } from './sessions.service.ts'

const bar = { schema: id }

/** The help itself, from behind the desk. */
@ApiTags('sessions')
@Controller('bars/:bar')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly collecting: CollectingService,
    private readonly finding: FindService,
    private readonly running: RunningNotesService,
  ) {}

  @Post('tickets/:ticket/finish')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({
    summary: 'Finish',
    description: 'With an outcome. Minutes are measured unless given; note (internal) and summary (for the customer) may follow later.',
  })
  finish(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', bar) barId: string,
    @Param('ticket', { schema: id }) ticket: string,
    @Body({ schema: finishBody }) body: Finish,
  ): Promise<Finished> {
    return this.sessions.finish(by, who, barId, ticket, body)
  }

  @Post('tickets/:ticket/collect')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({
    summary: 'Collected, or sent',
    description:
      'What rested with us goes to its person, and the visit is over. What was brought is handed over in the same step; `to` is kept beside the log.',
  })
  collect(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', bar) barId: string,
    @Param('ticket', { schema: id }) ticket: string,
    @Body({ schema: collectBody }) body: Collect,
  ): Promise<StaffTicket> {
    return this.collecting.collect(by, who, barId, ticket, body)
  }

  @Get('sessions/recent')
  @For('specialist')
  @ApiOperation({
    summary: 'Own help of today',
    description: "Newest first, by the place's own day, for notes that were left for later: they are missing where `note` or `summary` is empty.",
  })
  recent(@AsStaff() who: StaffWho, @Param('bar', bar) barId: string): Promise<SessionView[]> {
    return this.sessions.recent(who, barId)
  }

  @Post('sessions/:session/notes')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({
    summary: 'Write or correct notes',
    description:
      "Note, summary, minutes, outcome: what is given is changed. Own help; supervisors anybody's. With `seen`, 409 `notes_changed` when somebody wrote since that revision.",
  })
  note(
    @AsBy() by: By,
    @AsStaff() who: StaffWho,
    @Param('bar', bar) barId: string,
    @Param('session', { schema: id }) session: string,
    @Body({ schema: lateNotesBody }) body: LateNotes,
  ): Promise<SessionView> {
    return this.sessions.note(by, who, barId, session, body)
  }

  @Post('tickets/:ticket/notes')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({
    summary: 'Save notes while helping',
    description:
      "As typed. `seen` is the revision that the typist saw: when somebody wrote since, 409 `notes_changed` with their text, and nothing is overwritten. Own help; supervisors anybody's.",
  })
  write(
    @AsStaff() who: StaffWho,
    @Param('bar', bar) barId: string,
    @Param('ticket', { schema: id }) ticket: string,
    @Body({ schema: runningNotesBody }) body: RunningNotesBody,
  ): Promise<RunningNotes> {
    return this.running.write(who, barId, ticket, body)
  }

  @Get('find')
  @For('specialist')
  @ApiOperation({
    summary: 'Find somebody who is or was here',
    description: 'By name, e-mail address, phone number or code, at the places where one works; who is here now comes first. At most 20.',
  })
  find(@AsStaff() who: StaffWho, @Param('bar', bar) barId: string, @Query({ schema: findQuery }) { q }: z.output<typeof findQuery>): Promise<Found[]> {
    return this.finding.find(who, barId, q)
  }
}
