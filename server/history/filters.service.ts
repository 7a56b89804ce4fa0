import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { HistoryFilters } from '../../shared/history.ts'
import type { StaffWho } from '../platform/access.ts'
import { history } from '../platform/database.ts'

/** What can be asked of the history: the reader's bars, whoever works or once helped there, and every topic that was or is given. */
@Injectable()
export class FiltersService {
  constructor(@InjectDataSource(history) private readonly database: DataSource) {}

  async filters({ bars }: StaffWho): Promise<HistoryFilters> {
    const [places, specialists, topics] = await Promise.all([
      this.database.query<HistoryFilters['bars']>('SELECT id, name, zone FROM bar WHERE id = ANY($1) ORDER BY name', [bars]),
      this.database.query<HistoryFilters['specialists']>(
        `SELECT s.id, s.name FROM staff s WHERE EXISTS (SELECT FROM session se WHERE se.staff_id = s.id AND se.bar_id = ANY($1))
           OR (s.active AND s.role <> 'admin' AND EXISTS (SELECT FROM staff_bar sb WHERE sb.staff_id = s.id AND sb.bar_id = ANY($1))) ORDER BY s.name`,
        [bars],
      ),
      this.database.query<HistoryFilters['topics']>(
        `SELECT topic.id, topic.name FROM topic WHERE EXISTS (SELECT FROM bar_topic bt WHERE bt.topic_id = topic.id AND bt.bar_id = ANY($1))
           OR EXISTS (SELECT FROM ticket t WHERE t.topic_id = topic.id AND t.bar_id = ANY($1)) ORDER BY topic.name`,
        [bars],
      ),
    ])
    return { bars: places, specialists, topics }
  }
}
