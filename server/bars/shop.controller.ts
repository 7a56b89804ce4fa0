import { Controller, Get } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { ShopView } from '../../shared/bars.ts'
import { For } from '../platform/access.ts'
import { Config } from '../platform/config.ts'
import { BarsService } from './bars.service.ts'

/** Who runs this place: name, colour, what is said about dangerous devices. */
@ApiTags('bars')
@Controller('shop')
export class ShopController {
  constructor(
    private readonly config: Config,
    private readonly bars: BarsService,
  ) {}

  @Get()
  @For('anyone')
  @ApiOperation({
    summary: 'The shop',
    description: 'Name, logo, accent colour (`#rrggbb`), safety text, whether codes can go to phones, whether there is demo content.',
  })
  async shop(): Promise<ShopView> {
    const { SHOP_NAME, SHOP_LOGO, SHOP_ACCENT, SHOP_SAFETY_TEXT, SMS_URL, SHOP_COUNTRY, PUBLIC_URL } = this.config
    const demo = !this.config.production && (await this.bars.hasDemo())
    return {
      name: SHOP_NAME,
      logo: SHOP_LOGO || null,
      accent: SHOP_ACCENT,
      safety: SHOP_SAFETY_TEXT,
      phoneCodes: SMS_URL !== undefined,
      demo,
      defaultCountry: SHOP_COUNTRY,
      url: PUBLIC_URL,
    }
  }
}
