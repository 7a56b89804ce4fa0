import { Controller, Get, Res } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { InjectDataSource } from '@nestjs/typeorm'
import type { FastifyReply } from 'fastify'
import { DataSource } from 'typeorm'
import { For } from './access.ts'

/** How long (ms) the database may take before it counts as stuck. */
const patience = 2_000

@ApiTags('platform')
@Controller('health')
export class HealthController {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  @For('anyone')
  @Get()
  @ApiOperation({
    summary: 'Is the server well?',
    description: 'Asks the database through the pool that commands use, within 2 s: 200 when it answers, 503 when it does not or the pool is stuck.',
  })
  async health(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: 'ok' | 'failing'; database: string; uptimeSeconds: number }> {
    const database = await this.askDatabase()
    reply.header('cache-control', 'no-store')
    if (database !== 'ok') reply.status(503)
    return { status: database === 'ok' ? 'ok' : 'failing', database, uptimeSeconds: Math.round(process.uptime()) }
  }

  private async askDatabase(): Promise<string> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<string>((resolve) => {
      timer = setTimeout(resolve, patience, `no answer within ${patience} ms`)
    })
    const answer = this.database.query('SELECT 1').then(
      () => 'ok',
      () => 'refused',
    )
    return Promise.race([answer, late]).finally(() => clearTimeout(timer))
  }
}
