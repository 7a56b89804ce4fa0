import { type ArgumentMetadata, Injectable, StandardSchemaValidationPipe } from '@nestjs/common'
import { Refusal } from './refusal.ts'

/** Checks what came in against the schema of its parameter; the first thing that is wrong is named with its field, the others beside it. */
@Injectable()
export class Validation extends StandardSchemaValidationPipe {
  override async transform<T>(value: T, { schema, type, data }: ArgumentMetadata): Promise<T> {
    if (!schema || type === 'custom') return value
    const result = await schema['~standard'].validate(type === 'body' ? (value ?? {}) : value)
    if (!result.issues) return result.value as T
    const problems = result.issues.slice(0, 20).map(({ path, message }) => ({
      field: path?.map((step) => String(typeof step === 'object' ? step.key : step)).join('.') || String(data ?? type),
      sentence: message,
    }))
    throw new Refusal('not_valid', { ...problems[0], problems })
  }
}
