const pattern = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:\.\d{1,6})? ?(Z|UTC|[+-]\d\d:?\d\d)$/

/**
 * An instant as Shopify writes it (`2026-06-30 17:19:31 +0200`, the shop's wall clock), or null. `day` is that of the wall clock:
 * the one on the receipt. PostgreSQL would refuse a whole batch for one 31 February, so that it is looked at here.
 */
export function moment(text: string): { at: string; day: string } | null {
  const found = pattern.exec(text.trim())
  if (!found) return null
  const [, year, month, date, hour, minute, second, zone = 'Z'] = found as unknown as string[]
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : 'Z'
  const day = `${year}-${month}-${date}`
  const at = `${day}T${hour}:${minute}:${second}${offset}`
  // 31 February would be taken for 3 March.
  const real = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date))).getUTCDate() === Number(date)
  return real && Number(year) >= 1900 && Number(month) <= 12 && !Number.isNaN(Date.parse(at)) ? { at, day } : null
}
