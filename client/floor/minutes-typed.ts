/** Minutes as somebody types them, `2` or `0,5`; null: none, or more than there may be. */
export function minutesTyped(text: string, most: number): number | null {
  const minutes = /^\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : null
  return minutes === null || minutes > most ? null : minutes
}
