/** What the desk asks the server for, by name: a command says what it may have changed. */
export const recentKey = (bar: string) => ['recent', bar] as const
export const besideKey = (bar: string, ticket: string) => ['beside', bar, ticket] as const
/** Of a ticket, or of the whole bar. */
export const devicesKey = (bar: string, ticket?: string) => (ticket ? (['devices', bar, ticket] as const) : (['devices', bar] as const))
