/** The server cannot start, for a reason that somebody can mend. The message is the one line that they read. */
export class CannotStart extends Error {
  constructor(line: string) {
    super(line)
    this.name = 'CannotStart'
  }
}
