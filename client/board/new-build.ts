/** The hour of the place's clock in which boards look for a newer build: nobody stands before them. */
const hour = 3

/** The script that a page of ours starts with: its name follows its content. */
export const scriptOf = (html: string): string | null => /<script[^>]+src="([^"]*\/assets\/[^"]+)"/.exec(html)?.[1] ?? null

/** Whether the night's look is due: in the hour for it, at this board's own minute, and not on a day on which it looked already. */
export function lookIsDue({ clock, day, minute, lookedOn }: { clock: string; day: string; minute: number; lookedOn: string | null }): boolean {
  const [hours, minutes] = clock.split(':').map(Number)
  return hours === hour && (minutes ?? 0) >= minute && lookedOn !== day
}
