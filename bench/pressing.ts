/** One change after the other at one desk, each known by the version that it made. */
import type { House, Noted } from './house.ts'
import { Connections } from './http.ts'
import type { OpenDesk } from './people.ts'

/** Calls the next and puts them back, in turn: the line stays as long as it is. */
export class Pressing {
  private readonly connections: Connections
  private ticket: string | undefined

  constructor(
    { url }: House,
    private readonly at: OpenDesk,
  ) {
    this.connections = new Connections(url, 1)
  }

  /** Answers the version that this change made. */
  async change(): Promise<number> {
    const { bar, desk, cookie } = this.at
    const path = this.ticket ? `/bars/${bar}/tickets/${this.ticket}/put-back` : `/bars/${bar}/desks/${desk}/call-next`
    const { id, version } = await this.connections.must(path, cookie)
    this.ticket = this.ticket ? undefined : String(id)
    return Number(version)
  }

  close(): void {
    this.connections.close()
  }
}

/** When the last command was committed, as the server saw it. */
export function committed(statements: Noted[]): bigint {
  const commit = statements.filter(({ text }) => text === 'COMMIT').at(-1)
  if (!commit) throw new Error('Nothing was committed.')
  return commit.ended
}
