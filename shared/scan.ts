/** What a scanned or typed code says: a visit's address (`…/t/<id>`, as in messages), or the four characters themselves; null when it is neither. */
export function readScan(text: string): { ticket: string } | { code: string } | null {
  const ticket = /\/t\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/i.exec(text)?.[1]
  if (ticket) return { ticket: ticket.toLowerCase() }
  const code = text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return code.length === 4 ? { code } : null
}
