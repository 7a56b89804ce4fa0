import { Injectable } from '@nestjs/common'
import fastifyCookie from '@fastify/cookie'
import type { FastifyReply } from 'fastify'
import { deviceKnown } from '../customers/customer-logins.ts'
import { Config } from '../platform/config.ts'
import { longest } from './staff-logins.ts'
import { minute } from './tries.ts'

/** Every cookie there is. `asked`: this browser asked for a code. `for`: how long the browser keeps it (ms); `path`: where it is sent. */
const cookies = {
  customer: { name: 'aftercare', for: deviceKnown, path: '/' },
  staff: { name: 'aftercare_staff', for: longest, path: '/' },
  screen: { name: 'aftercare_screen', for: deviceKnown, path: '/' },
  asked: { name: 'aftercare_asked', for: 60 * minute, path: '/api/door' },
} as const
export type CookieKind = keyof typeof cookies

/** Gives cookies to browsers and reads them. No script can read one, and no other site can have one sent with a write. */
@Injectable()
export class Cookies {
  constructor(private readonly config: Config) {}

  give(reply: FastifyReply, kind: CookieKind, token: string): void {
    const { name, for: ms, path } = cookies[kind]
    reply.setCookie(name, token, { ...this.flags, path, maxAge: ms / 1000 })
  }

  take(reply: FastifyReply, kind: CookieKind): void {
    const { name, path } = cookies[kind]
    reply.clearCookie(name, { ...this.flags, path })
  }

  /** The token that a Cookie header carries; undefined when it can be none of ours. */
  read(header: string | undefined, kind: CookieKind): string | undefined {
    if (!header) return undefined
    const token = fastifyCookie.parse(header)[cookies[kind].name]
    return token && /^[\w-]{43}$/.test(token) ? token : undefined
  }

  private get flags() {
    return { httpOnly: true, sameSite: 'lax', secure: this.config.PUBLIC_URL.startsWith('https:') } as const
  }
}
