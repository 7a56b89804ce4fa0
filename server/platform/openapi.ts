import { Controller, Get, Injectable } from '@nestjs/common'
import type { INestApplication } from '@nestjs/common'
import { ApiOperation, ApiTags, DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger'
import { z } from 'zod'
import { For } from './access.ts'

/** The description of every endpoint, made from the code when it is first asked for: a start does not wait for what few read. */
@Injectable()
export class OpenApi {
  private app: INestApplication | undefined
  private made: OpenAPIObject | undefined

  /** Of this server, once it has been put together. */
  describe(app: INestApplication): void {
    this.app = app
  }

  get document(): OpenAPIObject | undefined {
    if (this.app) this.made ??= documentOf(this.app)
    return this.made
  }
}

function documentOf(app: INestApplication): OpenAPIObject {
  const base = new DocumentBuilder()
    .setTitle('Aftercare')
    .setDescription(
      'Free help for whoever once bought something: the door, the live line, bookings, the desk and history. `x-for` names who may call an endpoint. Refusals are application/problem+json with a stable `code`.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('aftercare', { type: 'apiKey', in: 'cookie' }, 'customer')
    .addCookieAuth('aftercare_staff', { type: 'apiKey', in: 'cookie' }, 'staff')
    .build()
  return SwaggerModule.createDocument(app, base, {
    standardSchemaConverter: (schema, { schemaType }) => {
      if (!(schema instanceof z.ZodType)) return undefined
      const { $schema: _, ...converted } = z.toJSONSchema(schema, { io: schemaType, unrepresentable: 'any' })
      return { schema: converted as never }
    },
  })
}

@ApiTags('platform')
@Controller('openapi.json')
export class OpenApiController {
  constructor(private readonly openApi: OpenApi) {}

  @For('anyone')
  @Get()
  @ApiOperation({ summary: 'This description', description: 'OpenAPI 3.1 of every endpoint.' })
  read(): OpenAPIObject | undefined {
    return this.openApi.document
  }
}
