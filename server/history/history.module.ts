import { Module } from '@nestjs/common'
import { ExportService } from './export.service.ts'
import { FiltersService } from './filters.service.ts'
import { HistoryController } from './history.controller.ts'
import { LedgerService } from './ledger.service.ts'
import { VisitService } from './visit.service.ts'
import { VisitsService } from './visits.service.ts'

/** Read-only, imports no other room, and reads with the data source 'history': a replica where there is one. */
@Module({
  controllers: [HistoryController],
  providers: [VisitsService, VisitService, ExportService, LedgerService, FiltersService],
})
export class HistoryModule {}
