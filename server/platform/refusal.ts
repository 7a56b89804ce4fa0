import { type ErrorCode, errors, type Problem } from '../../shared/errors.ts'

/** Details of a refusal; they travel to the client beside the sentence. `field` names what to mend. */
export type Details = Record<string, unknown> & { field?: string }

/** The shop says no, in its own words. Thrown anywhere; one filter turns it into an answer, and a transaction that sees it rolls back. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: Details = {},
  ) {
    super(errors[code].says(details))
    this.name = 'Refusal'
  }

  get status(): number {
    return errors[this.code].status
  }
}

/** The refusal as application/problem+json (RFC 9457). `sentence` was only an ingredient of `detail`, so it stays behind. */
export function problemOf(refusal: Refusal): Problem {
  const { sentence: _, ...details } = refusal.details
  const title = refusal.code.replaceAll('_', ' ')
  return { ...details, type: `urn:aftercare:problem:${refusal.code}`, title, status: refusal.status, code: refusal.code, detail: refusal.message }
}
