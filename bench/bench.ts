/** What every measurement is given: how long it may take, what it stands on, and how it says what it is doing. */
export type Bench = {
  /** A smaller and shorter run that tries whether everything works; its figures mean little. */
  quick: boolean
  /** How often each figure is taken; the report shows the median. */
  repeats: number
  /** Address of a PostgreSQL of the bench's own, with the settings of the one that comes with Aftercare, as its superuser. */
  postgres: string
  /** A folder that is removed at the end. */
  folder: string
  say: (line: string) => void
}

export async function repeated<T>({ repeats }: Bench, work: (round: number) => Promise<T>): Promise<T[]> {
  const all: T[] = []
  for (let round = 0; round < repeats; round++) all.push(await work(round))
  return all
}
