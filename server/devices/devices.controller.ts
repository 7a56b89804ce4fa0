import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import {
  type DeviceChanges,
  type DeviceView,
  type DeviceWords,
  deviceBody,
  deviceChanges,
  type HandOver,
  handOverBody,
  type InHouse,
  type OwnDevice,
} from '../../shared/devices.ts'
import { id, nothing } from '../../shared/words.ts'
import { AsBy, AsCustomer, type By, type CustomerWho, For } from '../platform/access.ts'
import { DevicesService } from './devices.service.ts'

const bar = { schema: id }
const device = { schema: id }
const ticket = { schema: id }

/** What was brought. */
@ApiTags('devices')
@Controller('bars/:bar')
export class DevicesController {
  constructor(private readonly devices: DevicesService) {}

  @Get('devices')
  @For('specialist')
  @ApiOperation({
    summary: 'Everything that lies here',
    description:
      'Oldest first; also what belongs to a visit that is over. Nothing leaves this list but by a recorded hand-over. Of more than 500 the oldest are listed; `all` counts the others too.',
  })
  inHouse(@Param('bar', bar) barId: string): Promise<InHouse> {
    return this.devices.inHouse(barId)
  }

  @Get('tickets/:ticket/devices')
  @For('specialist')
  @ApiOperation({ summary: 'What was brought for a visit', description: 'Also what was handed over again.' })
  ofTicket(@Param('bar', bar) barId: string, @Param('ticket', ticket) ticketId: string): Promise<DeviceView[]> {
    return this.devices.ofTicket(barId, ticketId)
  }

  @Post('tickets/:ticket/devices')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({
    summary: 'Take something in',
    description: 'Its condition, accessories, where it lies, what was agreed, who may collect it, and a promised day.',
  })
  take(
    @AsBy() by: By,
    @Param('bar', bar) barId: string,
    @Param('ticket', ticket) ticketId: string,
    @Body({ schema: deviceBody }) body: DeviceWords,
  ): Promise<DeviceView> {
    return this.devices.take(by, barId, ticketId, body)
  }

  @Post('devices/:device')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({ summary: 'Correct what is noted', description: 'What is given is changed; the rest stays.' })
  change(
    @AsBy() by: By,
    @Param('bar', bar) barId: string,
    @Param('device', device) deviceId: string,
    @Body({ schema: deviceChanges }) body: DeviceChanges,
  ): Promise<DeviceView> {
    return this.devices.change(by, barId, deviceId, body)
  }

  @Post('devices/:device/hand-over')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({ summary: 'Hand over', description: 'To whom, and whether it was collected or sent; recorded with who gave it out.' })
  handOver(
    @AsBy() by: By,
    @Param('bar', bar) barId: string,
    @Param('device', device) deviceId: string,
    @Body({ schema: handOverBody }) body: HandOver,
  ): Promise<DeviceView> {
    return this.devices.handOver(by, barId, deviceId, body)
  }

  @Post('devices/:device/take-back')
  @HttpCode(200)
  @For('specialist')
  @ApiOperation({ summary: 'It is here after all', description: 'Takes back a hand-over that was recorded by mistake; both stay in the log.' })
  takeBack(
    @AsBy() by: By,
    @Param('bar', bar) barId: string,
    @Param('device', device) deviceId: string,
    @Body({ schema: nothing }) _: object,
  ): Promise<DeviceView> {
    return this.devices.takeBack(by, barId, deviceId)
  }
}

/** The claim slip on a person's own phone. */
@ApiTags('my')
@Controller('my/tickets/:ticket/devices')
export class OwnDevicesController {
  constructor(private readonly devices: DevicesService) {}

  @Get()
  @For('customer')
  @ApiOperation({ summary: 'What I left with you', description: 'As agreed, with the promised day and who may collect it. 404 for visits of others.' })
  own(@AsCustomer() who: CustomerWho, @Param('ticket', ticket) ticketId: string): Promise<OwnDevice[]> {
    return this.devices.ownOf(who.id, ticketId)
  }
}
