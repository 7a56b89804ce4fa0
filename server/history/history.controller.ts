import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common'
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import { type HistoryFilters, ledgerQuery, type LedgerView, type VisitsPage, type VisitsQuery, visitsQuery, type VisitView } from '../../shared/history.ts'
import { id } from '../../shared/words.ts'
import { AsStaff, For, type StaffWho } from '../platform/access.ts'
import { ExportService } from './export.service.ts'
import { FiltersService } from './filters.service.ts'
import { type LedgerQuery, LedgerService } from './ledger.service.ts'
import { VisitService } from './visit.service.ts'
import { VisitsService } from './visits.service.ts'

/** What was done: read by supervisors for their bars, by admins for all. Nothing here changes anything. */
@ApiTags('history')
@Controller('history')
export class HistoryController {
  constructor(
    private readonly visits: VisitsService,
    private readonly visit: VisitService,
    private readonly exports: ExportService,
    private readonly ledgers: LedgerService,
    private readonly offered: FiltersService,
  ) {}

  @Get('visits')
  @For('supervisor')
  @ApiOperation({
    summary: 'Visits, newest first',
    description:
      "Of the own bars. Days are those of the bar's zone. `q`: every word has to stand in what it was about, a note, a summary or the name, or be the code. `next` is the `after` of the next page.",
  })
  page(@AsStaff() who: StaffWho, @Query({ schema: visitsQuery }) query: VisitsQuery): Promise<VisitsPage> {
    return this.visits.page(who, query)
  }

  @Get('visits.csv')
  @For('supervisor')
  @ApiOperation({
    summary: 'Visits as a file',
    description:
      "All that the filters mean, as CSV (UTF-8, RFC 4180, times of the bar's own clock). `after` and `limit` do not matter. What a spreadsheet would take for a formula begins with an apostrophe.",
  })
  @ApiProduces('text/csv')
  csv(@AsStaff() who: StaffWho, @Query({ schema: visitsQuery }) query: VisitsQuery): Promise<StreamableFile> {
    return this.exports.csv(who, query)
  }

  @Get('visits/:ticket')
  @For('supervisor')
  @ApiOperation({
    summary: 'One visit',
    description:
      'Every event with who and when, notes and summary, what was brought and where it is, and each promise with what became of it. 404 for a visit of another bar.',
  })
  open(@AsStaff() who: StaffWho, @Param('ticket', { schema: id }) ticket: string): Promise<VisitView> {
    return this.visit.open(who, ticket)
  }

  @Get('ledger')
  @For('supervisor')
  @ApiOperation({
    summary: 'All help given, counted',
    description:
      "People, visits, minutes and outcomes by bar, topic and month (of the bar's own calendar), by month, and altogether. A person who came twice is one person.",
  })
  ledger(@AsStaff() who: StaffWho, @Query({ schema: ledgerQuery }) query: LedgerQuery): Promise<LedgerView> {
    return this.ledgers.ledger(who, query)
  }

  @Get('filters')
  @For('supervisor')
  @ApiOperation({ summary: 'What can be filtered by', description: 'Bars, specialists and topics of the own bars.' })
  filters(@AsStaff() who: StaffWho): Promise<HistoryFilters> {
    return this.offered.filters(who)
  }
}
