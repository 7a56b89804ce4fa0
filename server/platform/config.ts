import { z } from 'zod'
import { CannotStart } from './cannot-start.ts'

const url = (wants: string, ...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), `wants ${wants}`)
const postgres = url('a PostgreSQL address such as postgres://user:password@host:5432/database', 'postgres:', 'postgresql:')
const flag = z.enum(['true', 'false', '1', '0'], 'wants true or false').transform((text) => text === 'true' || text === '1')
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `wants a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `wants a whole number from ${least} to ${most}`)

/**
 * Every environment variable that Aftercare reads, and nothing else reads the environment. The descriptions are the README's
 * table (a test holds the two together).
 */
export const variables = z.object({
  PORT: whole(0, 65535).prefault('3000').describe('Port to listen on; 0 takes a free one.'),
  HOST: z.string().min(1).default('0.0.0.0').describe('Address to listen on.'),
  NODE_ENV: z
    .enum(['development', 'production', 'test'], 'wants development, production or test')
    .default('development')
    .describe('`production` asks for APP_SECRET, makes no demo content and shows no outbox.'),
  DATABASE_URL: postgres
    .optional()
    .describe('PostgreSQL 15 or later, as the owner of the database. Without it an embedded PostgreSQL keeps everything in DATA_DIR.'),
  DESK_DATABASE_URL: postgres.optional().describe('The login of the help desk, where the owner may not make logins. Made by itself otherwise.'),
  SALES_DATABASE_URL: postgres.optional().describe('The login of the purchases room, where the owner may not make logins. Made by itself otherwise.'),
  HISTORY_DATABASE_URL: postgres.optional().describe('A read replica for history and reports. Without it they read the main database.'),
  REDIS_URL: url('a Redis address such as redis://host:6379', 'redis:', 'rediss:')
    .optional()
    .describe('Carries hints between several server processes. Without it each process looks once a second.'),
  APP_SECRET: z
    .string()
    .min(32, 'wants at least 32 characters, for example from: openssl rand -hex 32')
    .optional()
    .describe('Secret from which logins and signatures are derived, at least 32 characters. Required in production; otherwise made once in DATA_DIR.'),
  DATA_DIR: z.string().min(1).default('.data').describe('Folder for the embedded database, the outbox and the generated secret.'),
  SMTP_URL: url('a mail server such as smtp://user:password@host:587', 'smtp:', 'smtps:')
    .optional()
    .describe('Mail server. Without it messages are written to the outbox in DATA_DIR.'),
  MAIL_FROM: z.string().min(3).default('Aftercare <help@localhost>').describe('Sender of mails.'),
  SMS_URL: url('an http(s) address, or console:', 'http:', 'https:', 'console:')
    .optional()
    .describe(
      'Gateway to which text messages are POSTed; a user in it (`https://user:password@host`) goes as basic authorisation. `console:` writes each to the log instead, with its codes, to try things. Without it codes go by e-mail only.',
    ),
  SMS_FORM: z
    .enum(['json', 'form'], 'wants json or form')
    .default('json')
    .describe('How the gateway wants them: `json` is `{to, text}`; `form` is a web form of `From`, `To` and `Body`, as Twilio takes it.'),
  SMS_FROM: z.string().max(40).default('').describe('Number or name that text messages come from; needed for `SMS_FORM=form`.'),
  SMS_DAILY_CAP: whole(0, 1_000_000)
    .prefault('500')
    .describe('Most text messages in 24 hours, for the whole shop. What is over it is not sent, and shown to staff.'),
  SMS_DAILY_CAP_PER_NUMBER: whole(0, 1000).prefault('10').describe('Most text messages to one number in 24 hours.'),
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/, 'wants 32 bytes as base64url, for example from: npx web-push generate-vapid-keys')
    .optional()
    .describe(
      'Key by which browsers know our notices (VAPID). Made from APP_SECRET otherwise. Who changes it loses every browser until its page is opened again.',
    ),
  PUSH_SERVICES: z
    .string()
    .max(1000)
    .regex(/^[a-z0-9.:-]+(,[a-z0-9.:-]+)*$/, 'wants host names with commas between them')
    .default('fcm.googleapis.com,push.services.mozilla.com,push.apple.com,notify.windows.com')
    .describe('Hosts, and all below them, to which notices for browsers may go. Addresses of browsers elsewhere are refused.'),
  PUBLIC_URL: url('the address that people type, such as https://help.example.org', 'http:', 'https:')
    .optional()
    .describe('Address that people type: used in messages and as the allowed origin. Default: http://localhost:PORT.'),
  SHOP_NAME: z.string().min(1).max(60).default('Aftercare').describe("The shop's name, on every page and message."),
  SHOP_LOGO: z.string().max(500).default('').describe("The shop's logo: an https address or a path under the site. Empty shows the name."),
  SHOP_ACCENT: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'wants a colour such as #0b6e4f')
    .default('#0b6e4f')
    .describe("The shop's accent colour, `#rrggbb`."),
  SHOP_SAFETY_TEXT: z
    .string()
    .max(600)
    .default(
      'Is it hot, swollen, smoking or smelling? Switch it off if that is safe, do not charge it, keep it away from people and anything that burns, and do not bring it to us in a bag. If it burns, call the fire brigade.',
    )
    .describe('What is said about dangerous devices before anything is booked.'),
  SHOP_COUNTRY: z
    .string()
    .regex(/^[A-Z]{2}$/, 'wants a two-letter country code such as DE')
    .default('US')
    .describe('Country of phone numbers that are written without a country code.'),
  COUNT_REFUNDED: flag.prefault('true').describe('Whether refunded orders open the door.'),
  COUNT_CANCELLED: flag.prefault('true').describe('Whether cancelled orders open the door.'),
  TRUST_PROXY: flag
    .prefault('false')
    .describe('Whether a proxy in front says where requests come from (X-Forwarded-For, X-Forwarded-Proto). Never true without one.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'wants fatal, error, warn, info, debug, trace or silent')
    .default('warn')
    .describe('How much is logged, as JSON on standard error.'),
  JOBS: z
    .enum(['running', 'by hand'], 'wants running or by hand')
    .default('running')
    .describe('`by hand`: this process only takes requests and leaves messages and other jobs to others.'),
  POOL_SIZE: whole(2, 200).prefault('16').describe('Database connections of the help desk per process (purchases, history and jobs take up to 10 more).'),
})

export type Settings = Omit<z.output<typeof variables>, 'APP_SECRET' | 'PUBLIC_URL'> & { APP_SECRET: string; PUBLIC_URL: string }

const Held = class {
  constructor(settings: Settings) {
    Object.assign(this, settings)
  }
} as unknown as new (
  settings: Settings,
) => Settings

/** The settings of this process, complete and checked; inject it where one is needed. */
export class Config extends Held {
  /** This one with other values, for what is known only later (the embedded database's address, the port that was free). */
  with(changes: Partial<Settings>): Config {
    return new Config({ ...this, ...changes })
  }

  get production(): boolean {
    return this.NODE_ENV === 'production'
  }

  /** Without a gateway a real shop cannot write to phones; elsewhere the outbox takes what would go there. */
  get writesToPhones(): boolean {
    return this.SMS_URL !== undefined || !this.production
  }
}

/** The database is known: given, or the embedded one, opened. */
export type WithDatabase = Config & { DATABASE_URL: string }
export const hasDatabase = (config: Config): config is WithDatabase => config.DATABASE_URL !== undefined

/**
 * Reads and checks the environment. An empty variable counts as missing. `secret` is asked for the generated APP_SECRET when
 * none is given and none is required. Throws CannotStart with one line that names each wrong variable and what it wants.
 */
export function readConfig(env: Record<string, string | undefined>, secret: (dataDir: string) => string): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name in variables.shape && value !== ''))
  const read = variables.safeParse(given)
  if (!read.success) throw new CannotStart(read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; '))
  const { APP_SECRET, PUBLIC_URL, ...rest } = read.data
  if (!APP_SECRET && rest.NODE_ENV === 'production') {
    throw new CannotStart('APP_SECRET is missing: production wants at least 32 characters, for example from: openssl rand -hex 32')
  }
  if (rest.SMS_URL && rest.SMS_FORM === 'form' && rest.SMS_FROM === '') throw new CannotStart('SMS_FROM is missing: SMS_FORM=form wants a number or a name')
  const origin = new URL(PUBLIC_URL ?? `http://localhost:${rest.PORT}`).origin
  return new Config({ ...rest, PUBLIC_URL: origin, APP_SECRET: APP_SECRET ?? secret(rest.DATA_DIR) })
}
