import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from './app.tsx'
import type { Act } from './kit/act.ts'
import { system } from './kit/actor.ts'
import { createLog, silentLog } from './kit/log.ts'
import { readMunicipality } from './kit/municipality.ts'
import { listMail, type OutboxRow } from './kit/outbox.ts'
import { readSettings, type Settings } from './kit/settings.ts'
import { type Prepared, type TestDb, testDb } from './kit/testing.ts'
import { actorOf, byDemo, openSession, personByEmail, sessionCookieName } from './people/index.ts'
import { reactions } from './reactions.ts'
import { routes } from './routes.ts'
import { install } from './site/install.ts'

const origin = 'http://waterstad.test'

/** The moment at which every demo city of the tests lives: a Saturday evening in autumn. */
export const testNow = new Date('2026-11-21T19:00:00Z')

export interface Visitor {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>
  /** Posts a form; an array gives a field more than once, a `File` makes it multipart. */
  post(path: string, fields?: FormFields, headers?: Readonly<Record<string, string>>): Promise<Response>
  /** Follows the redirect of a post: the page that the person sees next. */
  postAndSee(
    path: string,
    fields?: FormFields,
  ): Promise<{ readonly path: string; readonly html: string; readonly status: number }>
}

export type FormFields = Readonly<Record<string, string | readonly string[] | File | undefined>>

export interface TestApp {
  /** Answers a request as the web server would. */
  handle(request: Request): Promise<Response>
  readonly db: TestDb['db']
  readonly url: string
  readonly settings: Settings
  /** Statements since the last `takeQueries`. */
  takeQueries(): readonly string[]
  /** Moves the clock of the application. */
  setNow(now: Date): void
  act(overrides?: Partial<Act>): Act
  visitor(): Visitor
  /** Signed in as a demo person by e-mail address. */
  as(email: string): Promise<Visitor>
  mails(to?: string): Promise<readonly OutboxRow[]>
  close(): Promise<void>
}

/** The whole application on a database of its own: an empty municipality, or the demo city with `demo`. */
export async function testApp(
  options: {
    readonly demo?: boolean
    /** Gets every line of the log; without it nothing is logged. */
    readonly onLog?: (line: string) => void
    /** Settings that differ from those of an empty environment. */
    readonly settings?: Partial<Settings>
  } = {},
): Promise<TestApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'meemaken-test-'))
  const municipality = readMunicipality(readSettings({}).configDir)
  const settings: Settings = {
    ...readSettings({ MEEMAKEN_DATA_DIR: dataDir, MEEMAKEN_URL: origin }),
    demo: options.demo ?? false,
    ...options.settings,
  }
  let queries: string[] = []
  let now = testNow
  const prepared: Prepared = {
    name: options.demo ? 'demo' : 'empty',
    prepare: async (connection) => {
      await install({
        connection,
        settings: { ...settings, demoWanted: options.demo ?? false },
        municipality,
        reactions,
        clock: () => testNow,
        say: () => {},
      })
    },
  }
  const connection = await testDb({ prepared, onQuery: (sql) => queries.push(sql) })
  const { db } = connection
  const app = createApp({
    connection,
    settings,
    municipality,
    reactions,
    routes,
    log: options.onLog ? createLog(options.onLog) : silentLog,
    clock: () => now,
  })
  const act = (overrides: Partial<Act> = {}): Act => ({
    db,
    now,
    actor: system,
    locale: 'nl',
    municipality,
    settings,
    reactions,
    ...overrides,
  })
  const handle = async (request: Request): Promise<Response> => app.fetch(request)
  const visitor = (cookie = ''): Visitor => visitorOf(handle, cookie)
  return {
    handle,
    db,
    url: connection.url,
    settings,
    takeQueries: () => {
      const taken = queries
      queries = []
      return taken
    },
    setNow: (value) => {
      now = value
    },
    act,
    visitor: () => visitor(),
    as: async (email) => {
      const person = await personByEmail(db, email)
      if (!person) throw new Error(`Nobody in the test city has the address ${email}`)
      const session = await openSession(act({ actor: await actorOf(db, person.id) }), person.id, byDemo)
      return visitor(`${sessionCookieName(settings)}=${session.token}`)
    },
    mails: (to) => listMail(db, { limit: 500, ...(to ? { to } : {}) }),
    close: async () => {
      await connection.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A browser without script: keeps cookies, sends forms the way a browser does. */
function visitorOf(send: (request: Request) => Promise<Response>, firstCookie: string): Visitor {
  const cookies = new Map<string, string>()
  if (firstCookie) cookies.set(firstCookie.split('=')[0]!, firstCookie)
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers)
    if (cookies.size > 0) headers.set('Cookie', [...cookies.values()].join('; '))
    const response = await send(new Request(`${origin}${path}`, { ...init, headers, redirect: 'manual' }))
    for (const line of response.headers.getSetCookie()) {
      const pair = line.split(';')[0]!
      cookies.set(pair.split('=')[0]!, pair)
    }
    return response
  }
  const visitor: Visitor = {
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, fields = {}, headers = {}) =>
      ask(path, {
        method: 'POST',
        body: bodyOf(fields),
        headers: { Origin: origin, 'Sec-Fetch-Site': 'same-origin', ...headers },
      }),
    postAndSee: async (path, fields) => {
      let at = path
      let response = await visitor.post(path, fields)
      for (let hops = 0; response.status === 303 && hops < 5; hops += 1) {
        at = response.headers.get('Location') ?? '/'
        response = await visitor.get(at)
      }
      return { path: at, html: await response.text(), status: response.status }
    },
  }
  return visitor
}

function bodyOf(fields: FormFields): FormData | URLSearchParams {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((one) =>
      one === undefined ? [] : [[name, one] as const],
    ),
  )
  if (pairs.some(([, value]) => value instanceof File)) {
    const form = new FormData()
    for (const [name, value] of pairs) form.append(name, value)
    return form
  }
  return new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]))
}
