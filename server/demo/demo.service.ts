import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { DemoAccount } from '../../shared/auth.ts'
import type { DemoPurchase } from '../../shared/demo.ts'
import { demoPurchases } from '../imports/demo-orders.ts'
import { Config } from '../platform/config.ts'
import { Refusal } from '../platform/refusal.ts'
import { demoPassword } from './shop.ts'

/** What there is to try. Nothing in production, and nothing where no demo content is. */
@Injectable()
export class DemoService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly config: Config,
  ) {}

  /** Specialists by bar, then supervisors, then the admin. @throws Refusal not_found */
  async accounts(): Promise<DemoAccount[]> {
    await this.mustBeThere()
    const rows = await this.database.query<Omit<DemoAccount, 'password'>[]>(
      `SELECT s.email, s.name, s.role, CASE WHEN count(b.id) = 1 THEN min(b.name) END AS bar
       FROM staff s LEFT JOIN staff_bar sb ON sb.staff_id = s.id LEFT JOIN bar b ON b.id = sb.bar_id WHERE s.demo AND s.active GROUP BY s.id
       ORDER BY array_position('{specialist,supervisor,admin}', s.role), count(b.id), min(b.name), s.id`,
    )
    return rows.map((row) => ({ ...row, password: demoPassword }))
  }

  /** @throws Refusal not_found */
  async purchases(): Promise<DemoPurchase[]> {
    await this.mustBeThere()
    return [...demoPurchases]
  }

  private async mustBeThere(): Promise<void> {
    const [made] = this.config.production
      ? []
      : await this.database.query<unknown[]>('SELECT 1 FROM demo_content WHERE made_at IS NOT NULL AND cleared_at IS NULL')
    if (!made) throw new Refusal('not_found', { sentence: 'There is no demo content here.' })
  }
}
