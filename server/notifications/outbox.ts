import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import nodemailer from 'nodemailer'
import type { OutboxMessage, OutboxView } from '../../shared/outbox.ts'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { type Outgoing, Sender } from './sender.ts'
import { mailOf } from './smtp.ts'

const atMost = 200

/**
 * Where messages go without a mail server: `DATA_DIR/outbox/<id>.json`, and beside it an .eml that mail programs open. The id is
 * the message's, so that a repetition overwrites and never doubles.
 */
export class Outbox extends Sender {
  private readonly folder: string

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {
    super()
    this.folder = join(config.DATA_DIR, 'outbox')
  }

  async send(message: Outgoing): Promise<void> {
    const { id, to, letter } = message
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    const attachments = letter.calendar ? [{ name: 'time.ics', type: 'text/calendar', content: letter.calendar.content }] : []
    const phone = to.kind === 'phone'
    const words = phone ? { subject: '', text: letter.short, html: '' } : { subject: letter.subject, text: letter.text, html: letter.html }
    const kept: OutboxMessage = { id, at: this.clock.now().toISOString(), kind: to.kind, to: to.address, ...words, attachments: phone ? [] : attachments }
    if (!phone) await this.write(`${id}.eml`, await this.eml(message))
    await this.write(`${id}.json`, JSON.stringify(kept, null, 2))
  }

  async all(): Promise<OutboxView> {
    const written = await Promise.all((await this.names()).map(async (name) => ({ id: name.slice(0, -'.json'.length), ms: await this.writtenAt(name) })))
    const newest = written.sort((a, b) => b.ms - a.ms).slice(0, atMost)
    const kept = await Promise.all(newest.map(({ id }) => this.one(id)))
    return { messages: kept.filter((message) => message !== null).map(({ id, at, kind, to, subject }) => ({ id, at, kind, to, subject })) }
  }

  /** `id` has been checked to be a uuid: it becomes part of a path. */
  async one(id: string): Promise<OutboxMessage | null> {
    return readFile(join(this.folder, `${id}.json`), 'utf8').then(
      (text) => JSON.parse(text) as OutboxMessage,
      () => null,
    )
  }

  private async eml(message: Outgoing): Promise<Buffer> {
    const { message: eml } = await nodemailer
      .createTransport({ streamTransport: true, buffer: true })
      .sendMail({ ...mailOf(message, this.config), date: this.clock.now() })
    return eml as Buffer
  }

  private async write(name: string, content: string | Buffer): Promise<void> {
    // Whole or not at all: whoever lists the folder meanwhile must not read half a message.
    const unfinished = join(this.folder, `.${name}.${process.pid}`)
    await writeFile(unfinished, content, { mode: 0o600 })
    await rename(unfinished, join(this.folder, name))
  }

  private async writtenAt(name: string): Promise<number> {
    return stat(join(this.folder, name)).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    )
  }

  private async names(): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => [])
    return names.filter((name) => /^[0-9a-f-]{36}\.json$/.test(name))
  }
}
