import type { LoggerService } from '@nestjs/common'
import pino from 'pino'

/** Nest's logger, through pino: one JSON object a line, to standard error, so that standard output stays for people. */
export class AppLogger implements LoggerService {
  readonly pino: pino.Logger

  constructor(level: string) {
    this.pino = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }))
  }

  log(message: unknown, ...more: unknown[]): void {
    this.write('info', message, more)
  }
  error(message: unknown, ...more: unknown[]): void {
    this.write('error', message, more)
  }
  warn(message: unknown, ...more: unknown[]): void {
    this.write('warn', message, more)
  }
  debug(message: unknown, ...more: unknown[]): void {
    this.write('debug', message, more)
  }
  verbose(message: unknown, ...more: unknown[]): void {
    this.write('trace', message, more)
  }
  fatal(message: unknown, ...more: unknown[]): void {
    this.write('fatal', message, more)
  }

  /** Nest passes the context (who speaks) last, and a stack before it when there is one. */
  private write(level: pino.Level, message: unknown, more: unknown[]): void {
    const context = typeof more.at(-1) === 'string' ? more.at(-1) : undefined
    if (message instanceof Error) this.pino[level]({ context, err: message }, message.message)
    else if (typeof message === 'object') this.pino[level]({ context, ...message })
    else this.pino[level]({ context, ...(more.length > 1 ? { stack: more[0] } : {}) }, String(message))
  }
}
