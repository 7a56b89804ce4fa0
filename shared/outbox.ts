/** A message that was written to the outbox instead of being sent. `at` is an ISO instant. Links are as the person would get them. */
export type OutboxMessage = {
  id: string
  at: string
  kind: 'email' | 'phone'
  to: string
  subject: string
  text: string
  html: string
  attachments: { name: string; type: string; content: string }[]
}
/** The newest first, at most 200. */
export type OutboxView = { messages: Pick<OutboxMessage, 'id' | 'at' | 'kind' | 'to' | 'subject'>[] }
