import { Controller, Get, Injectable } from '@nestjs/common'
import type { INestApplication } from '@nestjs/common'
import { ApiOperation, ApiTags, DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger'
import { z } from 'zod'
import { For } from './access.ts'

/** The description of every endpoint, made from the code when the server has been put together. */
@Injectable()
export class OpenApi {
  document: OpenAPIObject | undefined

  describe(app: INestApplication): void {
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
    this.document = SwaggerModule.createDocument(app, base, {
      standardSchemaConverter: (schema, { schemaType }) => {
        if (!(schema instanceof z.ZodType)) return undefined
        const { $schema: _, ...converted } = z.toJSONSchema(schema, { io: schemaType, unrepresentable: 'any' })
        return { schema: converted as never }
      },
    })
  }
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
