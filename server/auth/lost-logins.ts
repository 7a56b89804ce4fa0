import { Injectable, type OnModuleInit } from '@nestjs/common'
import { z } from 'zod'
import { id } from '../../shared/words.ts'
import { OtherProcesses, type Word } from '../platform/redis.ts'

const ended: Word<string[]> = { name: 'logins ended', shape: z.array(id) }

/**
 * Tells at once that a login ended, in this process and, with Redis, in the others, so that its sockets are disconnected. Where no
 * word came, processes ask `stillValid` again at every join and from time to time.
 */
@Injectable()
export class LostLogins implements OnModuleInit {
  private readonly listeners = new Set<(login: string) => void>()

  constructor(private readonly others: OtherProcesses) {}

  onModuleInit(): void {
    this.others.hear(ended, (logins) => this.tellHere(logins))
  }

  /** Returns how to stop listening. */
  onLost(listener: (login: string) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  tell(logins: string[]): void {
    if (logins.length === 0) return
    this.others.tell(ended, logins)
    this.tellHere(logins)
  }

  private tellHere(logins: string[]): void {
    for (const login of logins) for (const listener of this.listeners) listener(login)
  }
}
