import { Module } from '@nestjs/common'
import { QueueModule } from '../queue/queue.module.ts'
import { DeviceKeeper } from './device-keeper.ts'
import { DevicesController, OwnDevicesController } from './devices.controller.ts'
import { DevicesService } from './devices.service.ts'

/** What people brought, until it is theirs again. */
@Module({
  imports: [QueueModule],
  controllers: [DevicesController, OwnDevicesController],
  providers: [DevicesService, DeviceKeeper],
})
export class DevicesModule {}
