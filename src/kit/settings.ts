import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** Folder of the project: the first one upwards that holds `package.json`. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)))

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from
  const parent = dirname(from)
  if (parent === from) return process.cwd()
  return findRoot(parent)
}

const onOff = z.enum(['on', 'off'])

/** Who vouches for people; without encryption only on this machine. */
const issuerAddress = z
  .url({ protocol: /^https?$/ })
  .refine(
    (text) => text.startsWith('https:') || ['localhost', '127.0.0.1'].includes(new URL(text).hostname),
    'must be an https address',
  )

const s3Names = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const

const values = z.object({
  PORT: z.coerce.number('must be a number from 0 to 65535').int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).optional(),
  MEEMAKEN_URL: z.url({ protocol: /^https?$/ }).optional(),
  MEEMAKEN_DATA_DIR: z.string().min(1).optional(),
  MEEMAKEN_CONFIG_DIR: z.string().min(1).optional(),
  MEEMAKEN_DEMO: onOff.optional(),
  MEEMAKEN_ROLE: z
    .string()
    .default('web,worker')
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(z.enum(['web', 'worker'])).min(1)),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_READ_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_BUCKET: z.string().min(3).optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  MAIL_REPLY_TO: z
    .string()
    .regex(/^[^\s@*]*\*[^\s@*]*@[^\s@*]+$/, 'give an address with one star, such as answer+*@city.nl')
    .optional(),
  IMAP_URL: z.url({ protocol: /^imaps?$/ }).optional(),
  INBOUND_SECRET: z.string().min(32).optional(),
  INBOUND_AUTH_SERVER: z.string().min(1).optional(),
  MEEMAKEN_AUDIT_KEY: z.string().min(32).optional(),
  MEEMAKEN_DRAIN_SECONDS: z.coerce.number('must be a number of seconds').int().min(0).max(600).default(0),
  MEEMAKEN_METRICS_TOKEN: z.string().min(16).optional(),
  MEEMAKEN_SECRET_KEY: z.string().min(32).optional(),
  MEEMAKEN_SECOND_FACTOR: onOff.optional(),
  MEEMAKEN_STAFF_OIDC: issuerAddress.optional(),
  MEEMAKEN_STAFF_OIDC_CLIENT: z.string().min(1).optional(),
  MEEMAKEN_STAFF_OIDC_SECRET: z.string().min(1).optional(),
  MEEMAKEN_BROKER_OIDC: issuerAddress.optional(),
  MEEMAKEN_BROKER_OIDC_CLIENT: z.string().min(1).optional(),
  MEEMAKEN_BROKER_OIDC_SECRET: z.string().min(1).optional(),
  MEEMAKEN_TRUST_PROXY: onOff.default('off'),
  MEEMAKEN_PAGE_CACHE: onOff.default('on'),
  MEEMAKEN_LOG: z.enum(['debug', 'info', 'warn', 'error']).default('warn'),
})

/** Another site where people sign in, by OpenID Connect. */
export interface ProviderSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string | null
}

// What is only half set would be used by half of the program.
const environment = values
  .superRefine((value, context) => {
    const missing = s3Names.filter((name) => !value[name])
    if (missing.length === 0 || missing.length === s3Names.length) return
    for (const name of missing)
      context.addIssue({ code: 'custom', path: [name], message: 'needed beside the other S3 settings' })
  })
  .refine((value) => value.DATABASE_URL || !value.DATABASE_READ_URL, {
    path: ['DATABASE_READ_URL'],
    message: 'a replica needs DATABASE_URL beside it',
  })

/** An S3-compatible storage. */
export interface S3Settings {
  /** Address without the bucket and without a slash at the end. */
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** Settings of this process, read once at start. */
export interface Settings {
  readonly port: number
  readonly host: string | null
  /** Public address without a slash at the end; null means: the address of the request. */
  readonly publicUrl: string | null
  readonly dataDir: string
  readonly configDir: string
  /** Asked for by the environment; whether a database is a demo is marked in the database. */
  readonly demoWanted: boolean | null
  /** True while the database in use is a demo city. */
  readonly demo: boolean
  readonly roles: readonly ('web' | 'worker')[]
  readonly databaseUrl: string | null
  /** A replica of the database, from which pages are read. */
  readonly databaseReadUrl: string | null
  /** Where files of people lie; null: in the data folder. */
  readonly s3: S3Settings | null
  readonly smtpUrl: string | null
  readonly mailFrom: string | null
  /** Address for answers by mail, with a star where the token of person and case comes; null: answers on the site. */
  readonly mailReplyTo: string | null
  /** Mailbox in which answers come in, with name and password. */
  readonly imapUrl: string | null
  /** With this a mail server signs the mail that it posts to us. */
  readonly inboundSecret: string | null
  /** Name by which our receiving mail server signs what it found out about a sender. */
  readonly inboundAuthServer: string | null
  /** Key that seals the audit log, then older ones; null: kept in the data folder. */
  readonly auditKey: string | null
  /** How long a process that must stop says so at `/readyz` and still answers, so that a balancer looks elsewhere. */
  readonly drainSeconds: number
  /** Who asks for `/metrics` shows this; null: that address does not exist. */
  readonly metricsToken: string | null
  /** Key that locks secrets in the database, then older ones; null: kept in the data folder. */
  readonly secretKey: string | null
  /** Staff need a second factor; null: everywhere but in a demo city. */
  readonly secondFactor: boolean | null
  /** Where staff sign in with their account of the municipality. */
  readonly staffProvider: ProviderSettings | null
  /** Where residents sign in with their digital identity. */
  readonly broker: ProviderSettings | null
  /** Believe `X-Forwarded-For` of a reverse proxy in front of us. */
  readonly trustProxy: boolean
  /** Keep pages for everyone in memory. */
  readonly pageCache: boolean
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error'
}

/** Reads and checks the environment; throws an error with one line for each fault. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const known = Object.fromEntries(
    Object.keys(values.shape).flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  )
  const result = environment.safeParse(known)
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`These settings are not right:\n${faults.join('\n')}`)
  }
  const value = result.data
  return {
    port: value.PORT,
    host: value.HOST ?? null,
    publicUrl: value.MEEMAKEN_URL?.replace(/\/+$/, '') ?? null,
    dataDir: resolve(value.MEEMAKEN_DATA_DIR ?? join(projectRoot, 'data')),
    configDir: resolve(value.MEEMAKEN_CONFIG_DIR ?? join(projectRoot, 'config')),
    demoWanted: value.MEEMAKEN_DEMO === undefined ? null : value.MEEMAKEN_DEMO === 'on',
    demo: false,
    roles: value.MEEMAKEN_ROLE,
    databaseUrl: value.DATABASE_URL ?? null,
    databaseReadUrl: value.DATABASE_READ_URL ?? null,
    s3: s3Of(value),
    smtpUrl: value.SMTP_URL ?? null,
    mailFrom: value.MAIL_FROM ?? null,
    mailReplyTo: value.MAIL_REPLY_TO ?? null,
    imapUrl: value.IMAP_URL ?? null,
    inboundSecret: value.INBOUND_SECRET ?? null,
    inboundAuthServer: value.INBOUND_AUTH_SERVER ?? null,
    auditKey: value.MEEMAKEN_AUDIT_KEY ?? null,
    drainSeconds: value.MEEMAKEN_DRAIN_SECONDS,
    metricsToken: value.MEEMAKEN_METRICS_TOKEN ?? null,
    secretKey: value.MEEMAKEN_SECRET_KEY ?? null,
    secondFactor: value.MEEMAKEN_SECOND_FACTOR === undefined ? null : value.MEEMAKEN_SECOND_FACTOR === 'on',
    staffProvider: providerOf(
      value.MEEMAKEN_STAFF_OIDC,
      value.MEEMAKEN_STAFF_OIDC_CLIENT,
      value.MEEMAKEN_STAFF_OIDC_SECRET,
    ),
    broker: providerOf(
      value.MEEMAKEN_BROKER_OIDC,
      value.MEEMAKEN_BROKER_OIDC_CLIENT,
      value.MEEMAKEN_BROKER_OIDC_SECRET,
    ),
    trustProxy: value.MEEMAKEN_TRUST_PROXY === 'on',
    pageCache: value.MEEMAKEN_PAGE_CACHE === 'on',
    logLevel: value.MEEMAKEN_LOG,
  }
}

function providerOf(
  issuer: string | undefined,
  clientId: string | undefined,
  clientSecret: string | undefined,
): ProviderSettings | null {
  return issuer ? { issuer, clientId: clientId ?? 'meemaken', clientSecret: clientSecret ?? null } : null
}

function s3Of(value: z.infer<typeof values>): S3Settings | null {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = value
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return null
  return {
    endpoint: S3_ENDPOINT.replace(/\/+$/, ''),
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  }
}

/** Settings of the running process. This is the only place that reads `process.env`. */
export const settingsOfProcess = (): Settings => readSettings(process.env)
