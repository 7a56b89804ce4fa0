const pattern =
  /^((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[ T]((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.\d{1,6})? ?(Z|UTC|[+-](?:0\d|1[0-5]):?[0-5]\d)$/

/**
 * An instant as Shopify writes it (`2026-06-30 17:19:31 +0200`, the shop's wall clock), or null. `day` is that of the wall clock:
 * the one on the receipt. PostgreSQL would refuse a whole batch for one 31 February, so that it is looked at here.
 */
export function moment(text: string): { at: string; day: string } | null {
  const found = pattern.exec(text.trim())
  if (!found) return null
  const [, year, month, date, time, zone = 'Z'] = found as unknown as string[]
  if (Number(date) > 28 && new Date(Date.UTC(Number(year), Number(month) - 1, Number(date))).getUTCDate() !== Number(date)) return null
  const day = `${year}-${month}-${date}`
  return { at: `${day}T${time}${/^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : 'Z'}`, day }
}
