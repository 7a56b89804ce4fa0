import { Injectable } from '@nestjs/common'

/**
 * Tells at once, within this process, that a login ended, so that its sockets are disconnected. Other processes ask
 * `stillValid` again at every join and from time to time.
 */
@Injectable()
export class LostLogins {
  private readonly listeners = new Set<(login: string) => void>()

  /** Returns how to stop listening. */
  onLost(listener: (login: string) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  tell(logins: string[]): void {
    for (const login of logins) for (const listener of this.listeners) listener(login)
  }
}
