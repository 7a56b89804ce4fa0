import { Module } from '@nestjs/common'
import { TypeOrmModule } from '@nestjs/typeorm'
import { Bar } from './bar.entity.ts'
import { BarsService } from './bars.service.ts'
import { Desk } from './desk.entity.ts'
import { Closure, Hours } from './hours.entity.ts'
import { ShopController } from './shop.controller.ts'
import { Staff, StaffBar } from './staff.entity.ts'
import { BarTopic, Topic } from './topic.entity.ts'

@Module({
  imports: [TypeOrmModule.forFeature([Bar, Topic, BarTopic, Desk, Staff, StaffBar, Hours, Closure])],
  controllers: [ShopController],
  providers: [BarsService],
  exports: [BarsService],
})
export class BarsModule {}
