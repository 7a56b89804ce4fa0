import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { isIPv6 } from 'node:net'

/**
 * The network that a request comes from, for limits: an IPv4 address as it is, an IPv6 address by its first 64 bits, since one
 * household or phone owns all that follow.
 */
export function networkOf(ip: string): string {
  const plain = ip.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')
  return isIPv6(plain) ? `${firstFour(plain).join(':')}::/64` : plain
}

function firstFour(ip: string): string[] {
  const [head = '', tail] = ip.toLowerCase().split('::')
  const words = head.split(':').filter(Boolean)
  if (tail !== undefined) {
    const rest = tail.split(':').filter(Boolean)
    // A dotted IPv4 tail stands for two words.
    const length = words.length + rest.length + (tail.includes('.') ? 1 : 0)
    words.push(...Array<string>(8 - length).fill('0'), ...rest)
  }
  return words.slice(0, 4).map((word) => word.replace(/^0+(?=.)/, ''))
}

/** The network of the request, as it is limited. */
export const Network = createParamDecorator((_: unknown, context: ExecutionContext) => networkOf(context.switchToHttp().getRequest<FastifyRequest>().ip))
