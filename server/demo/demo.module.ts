import { Module } from '@nestjs/common'
import { DemoController } from './demo.controller.ts'
import { DemoService } from './demo.service.ts'

/** Content to try things with. Nobody imports it; the server's start makes it, `npm run demo:clear` removes it. */
@Module({ controllers: [DemoController], providers: [DemoService] })
export class DemoModule {}
