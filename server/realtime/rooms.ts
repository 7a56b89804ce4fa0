import type { Audience } from '../../shared/line.ts'

export const barRoom = (barId: string, audience: Audience): string => `${barId}:${audience}`
export const ticketRoom = (ticketId: string): string => `ticket:${ticketId}`
export const loginRoom = (login: string): string => `login:${login}`
export const audiences = ['staff', 'phone', 'board'] as const satisfies readonly Audience[]
