import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { codeBody, type CodeSent, type DoorMe, openBody, receiptBody, verifyBody } from '../../shared/door.ts'
import { nothing } from '../../shared/words.ts'
import { Network } from '../auth/network.ts'
import { AsCustomer, type CustomerWho, For } from '../platform/access.ts'
import { DoorService } from './door.service.ts'
import { LinksService } from './links.service.ts'
import { ProofsService } from './proofs.service.ts'
import { WaysIn } from './ways-in.ts'

type Device = CustomerWho | undefined

/** The ways in. Whoever came in stays known on this device by the cookie `aftercare`, for 400 days after the last visit. */
@ApiTags('door')
@Controller('door')
export class DoorController {
  constructor(
    private readonly door: DoorService,
    private readonly ways: WaysIn,
    private readonly proofs: ProofsService,
    private readonly links: LinksService,
  ) {}

  @For('anyone')
  @Get('me')
  @ApiOperation({ summary: 'Who this device knows', description: 'Name, masked addresses and own visits; `known: false` for nobody.' })
  me(@AsCustomer() device: Device): Promise<DoorMe> {
    return this.door.me(device?.id)
  }

  @For('anyone')
  @Post('codes')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Ask for a code',
    description:
      'Six digits to an e-mail address or phone, valid for ten minutes and five guesses, in the browser that asked. The answer is the same whether the address is known or not. Three an hour and five a day for an address.',
  })
  codes(
    @Body({ schema: codeBody }) body: z.infer<typeof codeBody>,
    @Network() network: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CodeSent> {
    return this.ways.ask(body.address, network, request, reply)
  }

  @For('anyone')
  @Post('codes/verify')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Come in with a code',
    description: 'Sets the cookie. `second_code` means: right, but wrong codes rain on everybody, so a second one was sent.',
  })
  verify(
    @AsCustomer() device: Device,
    @Body({ schema: verifyBody }) body: z.infer<typeof verifyBody>,
    @Network() network: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DoorMe> {
    return this.ways.in(reply, this.ways.verify(body, device, network, request))
  }

  @For('anyone')
  @Post('receipts')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Come in with a receipt',
    description:
      'An order, receipt or serial number with the day or the postcode. Sets the cookie. It opens help, never the visits of others who hold the same receipt.',
  })
  receipts(
    @AsCustomer() device: Device,
    @Body({ schema: receiptBody }) body: z.infer<typeof receiptBody>,
    @Network() network: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DoorMe> {
    return this.ways.in(reply, this.proofs.byReceipt(body, device, network))
  }

  @For('anyone')
  @Post('unproven')
  @HttpCode(200)
  @ApiOperation({ summary: 'Come in without proof', description: 'A place or a time like anyone’s; the purchase is shown at the desk. Sets the cookie.' })
  unproven(
    @AsCustomer() device: Device,
    @Body({ schema: nothing }) _: object,
    @Network() network: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DoorMe> {
    return this.ways.in(reply, this.proofs.unproven(device, network))
  }

  @For('anyone')
  @Post('open')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Open a visit by its link',
    description: 'Exchanges the token of a message’s link, which stands in the fragment, for the cookie. The device may then see and change that one visit.',
  })
  open(
    @AsCustomer() device: Device,
    @Body({ schema: openBody }) body: z.infer<typeof openBody>,
    @Network() network: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DoorMe> {
    return this.ways.in(reply, this.links.open(body.ticket, body.token, device, network))
  }

  @For('anyone')
  @Post('forget')
  @HttpCode(200)
  @ApiOperation({ summary: "That's not me", description: 'The device forgets who it knew; the session ends on the server and its sockets are disconnected.' })
  forget(@AsCustomer() device: Device, @Body({ schema: nothing }) _: object, @Res({ passthrough: true }) reply: FastifyReply): Promise<DoorMe> {
    return this.ways.out(reply, device)
  }
}
