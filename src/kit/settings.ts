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

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
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
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  MEEMAKEN_AUDIT_KEY: z.string().min(32).optional(),
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
  readonly smtpUrl: string | null
  readonly mailFrom: string | null
  /** Key that seals the audit log, then older ones; null: kept in the data folder. */
  readonly auditKey: string | null
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
    Object.keys(environment.shape).flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
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
    smtpUrl: value.SMTP_URL ?? null,
    mailFrom: value.MAIL_FROM ?? null,
    auditKey: value.MEEMAKEN_AUDIT_KEY ?? null,
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

/** Settings of the running process. This is the only place that reads `process.env`. */
export const settingsOfProcess = (): Settings => readSettings(process.env)
