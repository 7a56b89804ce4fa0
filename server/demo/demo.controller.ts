import { Controller, Get } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { DemoAccount } from '../../shared/auth.ts'
import type { DemoPurchase } from '../../shared/demo.ts'
import { For } from '../platform/access.ts'
import { DemoService } from './demo.service.ts'

/** Who and what can be tried, for the sign-in page and the door. */
@ApiTags('demo')
@Controller('demo')
export class DemoController {
  constructor(private readonly demo: DemoService) {}

  @Get('accounts')
  @For('anyone')
  @ApiOperation({ summary: 'Demo accounts', description: 'Members of staff with their passwords. 404 in production, and where there is no demo content.' })
  accounts(): Promise<DemoAccount[]> {
    return this.demo.accounts()
  }

  @Get('purchases')
  @For('anyone')
  @ApiOperation({ summary: 'Demo purchases', description: 'One for each way in at the door. 404 in production, and where there is no demo content.' })
  purchases(): Promise<DemoPurchase[]> {
    return this.demo.purchases()
  }
}
