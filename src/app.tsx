import { randomUUID } from 'node:crypto'
import { Hono, type MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { isOneClickStop } from './following/index.ts'
import { figures, readiness, watchCity } from './health.ts'
import type { Act } from './kit/act.ts'
import { visitor } from './kit/actor.ts'
import { serveStatic } from './kit/assets.ts'
import { doing, noteRefusal } from './kit/audit.ts'
import { type Connection, isDatabaseAway } from './kit/db.ts'
import { Conflict, Forbidden, NotFound, TooMany } from './kit/errors.ts'
import type { Reactions } from './kit/events.ts'
import { StorageFailed } from './kit/files.ts'
import { FormRefused } from './kit/form.ts'
import type { Ctx, Variables } from './kit/http.ts'
import { isLocale, type Locale, say } from './kit/locale.ts'
import type { Log } from './kit/log.ts'
import { createMetrics, type Metrics } from './kit/metrics.ts'
import type { Municipality } from './kit/municipality.ts'
import { isApiPath } from './kit/problem.ts'
import type { Replica } from './kit/replica.ts'
import { tellWhereItLeads } from './kit/sending.ts'
import type { Settings } from './kit/settings.ts'
import { isOneClickLeave } from './panels/index.ts'
import { paths } from './paths.ts'
import {
  type Access,
  actorOfSession,
  BehindDoor,
  mayEnter,
  type Route,
  roles,
  rolesThatOpen,
  sessionCookieName,
  signedOutPage,
} from './people/index.ts'
import { Blocked } from './safety/index.ts'
import { apiFrame } from './site/index.ts'
import { isEmbeddable } from './ui/embedded.tsx'
import { errorResponse, type MissingRole } from './ui/error-page.tsx'

/** What the program is made of; put together once, in `main.ts` or in a test. */
export interface Dependencies {
  readonly connection: Connection
  readonly settings: Settings
  readonly municipality: Municipality
  readonly reactions: Reactions
  readonly routes: readonly Route[]
  readonly log: Log
  readonly clock: () => Date
  /** Figures of this process; kept where it starts, so that other parts add theirs. */
  readonly metrics?: Metrics
  /** Whether this process was told to stop. */
  readonly isStopping?: () => boolean
  /** From which pages are read, when there is one. */
  readonly replica?: Replica
}

type Env = { Variables: Variables }

/** The web application: middleware in this order, then every route behind its door. */
export function createApp(dependencies: Dependencies): Hono<Env> {
  const app = new Hono<Env>()
  const metrics = dependencies.metrics ?? createMetrics()
  const isStopping = dependencies.isStopping ?? (() => false)
  watchCity(metrics, { ...dependencies, isStopping })
  app.use(requestLog(dependencies.log))
  app.use(securityHeaders(dependencies.settings))
  app.get(
    '/static/:name',
    (c) => serveStatic(c.req.param('name'), c.req.header('Accept-Encoding')) ?? c.text('404', 404),
  )
  app.use(tellWhereItLeads())
  app.use(sameOrigin(dependencies.settings))
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.get('/readyz', (c) => readiness(c, { ...dependencies, isStopping }))
  app.get('/metrics', (c) => figures(c, metrics, dependencies.settings.metricsToken))
  app.use(whoAndWhen(dependencies))
  app.use(apiFrame(dependencies.routes))
  app.use(noNullBytes)
  const routes = dependencies.routes.filter((route) => !route.demoOnly || dependencies.settings.demo)
  for (const route of routes) {
    app.on(route.method, route.path, async (c) => {
      c.set('act', doing(c.var.act, `${route.method} ${route.path}`, c.var.requestId))
      if (!mayEnter(route.access, c.var.act.actor)) return refuse(c, route.access)
      const response = await readingWhereAllowed(c, route, dependencies)
      const forOthers = route.shared && c.var.act.actor.personId === null && response.status === 200
      if (forOthers && !response.headers.has('Cache-Control'))
        response.headers.set('Cache-Control', 'public, max-age=0, must-revalidate')
      return response
    })
  }
  app.notFound((c) => errorResponse(c as Ctx, 404))
  app.onError((error, c) => answerError(error, c as Ctx, dependencies.log))
  return app
}

const positionCookie = 'stand'

/**
 * Pages come from the replica, when there is one. Who wrote carries the position of that in a cookie, and reads the
 * database itself until the replica is there. Pages for everyone are kept, so they are made from the database.
 */
async function readingWhereAllowed(c: Ctx, route: Route, parts: Dependencies): Promise<Response> {
  const { replica, connection, settings } = parts
  if (!replica) return route.handle(c)
  const forEveryone = route.shared === true && c.var.act.actor.personId === null
  const options = {
    allowed: route.method === 'GET' && !forEveryone,
    position: getCookie(c, positionCookie) ?? null,
  }
  const { result: response, wrote } = await replica.reading(options, async () => route.handle(c))
  // What is sent may have been written together with what others sent, in the name of another request.
  if (forEveryone || (route.method === 'GET' && !wrote)) return response
  const position = await replica.position(connection.pool)
  const secure = settings.publicUrl?.startsWith('https:') ? '; Secure' : ''
  response.headers.append(
    'Set-Cookie',
    `${positionCookie}=${position}; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax${secure}`,
  )
  return response
}

/** No text in the database can hold a null byte, and nobody types one: such an address is answered here. */
const noNullBytes: MiddlewareHandler<Env> = async (c, next) => {
  if (/%00|\0/.test(c.req.url)) return errorResponse(c as Ctx, 400)
  await next()
}

/** Which roles open the door; an administrator cannot ask the administrator, and goes on to where roles are given. */
function missingRole({ actor, locale }: Act, access: Access): MissingRole | undefined {
  const names = rolesThatOpen(access).map((role) => say(roles[role], locale))
  if (names.length === 0) return undefined
  return { names: names.join(', '), give: mayEnter('admin', actor) ? paths.administerPeople() : null }
}

/** Who is not signed in, or halfway, is asked to go on, with what they typed kept; who is, may not. */
async function refuse(c: Ctx, access: Access): Promise<Response> {
  const address = addressOf(c)
  const isPage = c.req.method === 'GET' || c.req.method === 'HEAD'
  const standing = c.var.session?.standing
  if (isPage && standing === 'second_step') return c.redirect(paths.secondStep(address), 303)
  if (isPage && standing === 'set_up') return c.redirect(paths.setUpSecondFactor(address), 303)
  if (c.var.act.actor.personId !== null) {
    await noteRefusal(c.var.act)
    return errorResponse(c, 403, undefined, missingRole(c.var.act, access))
  }
  if (!isPage) return signedOutPage(c, access)
  return c.redirect(paths.signIn(address), 303)
}

function addressOf(c: Ctx): string {
  const { pathname, search } = new URL(c.req.url)
  return `${pathname}${search}`
}

async function answerError(error: Error, c: Ctx, log: Log): Promise<Response> {
  // An error in the first middleware leaves nothing to render a page with.
  if (!c.var.act) {
    log.error('request_failed', error)
    return c.text(
      'Er ging iets mis. Probeer het straks opnieuw. / Something went wrong. Please try again later.',
      500,
    )
  }
  if (error instanceof NotFound) return errorResponse(c, 404)
  if (error instanceof Forbidden) {
    await noteRefusal(c.var.act)
    const role = error instanceof BehindDoor ? missingRole(c.var.act, error.access) : undefined
    return errorResponse(c, 403, undefined, role)
  }
  if (error instanceof Conflict) return errorResponse(c, 409, error.message)
  if (error instanceof Blocked) return c.redirect(error.path, 303)
  if (error instanceof FormRefused) return errorResponse(c, error.status)
  if (error instanceof TooMany) {
    c.header('Retry-After', String(error.retryAfterSeconds))
    return errorResponse(c, 429)
  }
  if (isDatabaseAway(error) || error instanceof StorageFailed) {
    log.error('not_available', error, { request: c.var.requestId, route: c.req.routePath })
    c.header('Retry-After', '30')
    return errorResponse(c, 503)
  }
  log.error('request_failed', error, {
    request: c.var.requestId,
    method: c.req.method,
    route: c.req.routePath,
  })
  return errorResponse(c, 500)
}

/** One line per request, with the route's pattern: a path may hold a token or a name. */
function requestLog(log: Log): MiddlewareHandler<Env> {
  return async (c, next) => {
    const started = performance.now()
    c.set('requestId', randomUUID())
    await next()
    c.res.headers.set('X-Request-Id', c.var.requestId)
    log.info('request', {
      request: c.var.requestId,
      method: c.req.method,
      route: c.req.routePath,
      status: c.res.status,
      ms: Math.round(performance.now() - started),
    })
  }
}

const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

function securityHeaders(settings: Settings): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next()
    const { headers } = c.res
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', contentSecurityPolicy)
    headers.set('X-Content-Type-Options', 'nosniff')
    // What may stand in the page of somebody else leaves nothing behind, not even the language. For all other pages an
    // older word for `frame-ancestors`.
    if (isEmbeddable(headers)) headers.delete('Set-Cookie')
    else headers.set('X-Frame-Options', 'DENY')
    headers.set('Referrer-Policy', 'same-origin')
    headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(self)')
    headers.set('Cross-Origin-Opener-Policy', 'same-origin')
    if (settings.publicUrl?.startsWith('https:')) {
      headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
    }
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store')
  }
}

/**
 * A form may be posted from our own pages only. Browsers say so in `Sec-Fetch-Site`, older ones in `Origin`;
 * a post that says neither, or another origin, is refused. The API and the door for mail servers take no forms and look at no cookie.
 * Nor does the one click by which a mail program stops mail (RFC 8058): whoever has the secret code may.
 */
function sameOrigin(settings: Settings): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const { path } = c.req
    if (isApiPath(path) || path === paths.inboundMail() || isOneClickStop(path) || isOneClickLeave(path))
      return next()
    const ours = settings.publicUrl ?? new URL(c.req.url).origin
    const origin = c.req.header('Origin')
    const site = c.req.header('Sec-Fetch-Site')
    const originFits = origin !== undefined && sameHost(origin, ours, c.req.header('Host'))
    const siteFits = site === 'same-origin' && (origin === undefined || originFits)
    if (siteFits || (site === undefined && originFits)) return next()
    return c.text(
      'Dit formulier kwam niet van deze website. / This form did not come from this website.',
      403,
    )
  }
}

function sameHost(origin: string, ours: string, host: string | undefined): boolean {
  if (origin === ours) return true
  try {
    // On a laptop the same program answers at localhost and at 127.0.0.1.
    return host !== undefined && new URL(origin).host === host && new URL(ours).protocol === 'http:'
  } catch {
    return false
  }
}

const languageCookie = 'taal'

function whoAndWhen(dependencies: Dependencies): MiddlewareHandler<Env> {
  const { connection, settings, municipality, reactions, clock, log } = dependencies
  return async (c, next) => {
    const now = clock()
    const token = getCookie(c, sessionCookieName(settings)) ?? null
    const { db } = connection
    const act: Act = { db, now, actor: visitor, locale: 'nl', municipality, settings, reactions, log }
    const chosen = chosenLocale(c, settings)
    // Should the database be away, the page that says so has a language already.
    c.set('act', { ...act, locale: chosen ?? 'nl' })
    const { actor, session } = await actorOfSession(db, token, now, settings)
    c.set('act', { ...act, actor, locale: chosen ?? actor.locale ?? 'nl' })
    c.set('sessionToken', token)
    c.set('session', session)
    await next()
  }
}

/** `?taal=en` wins and is remembered; then the cookie. Null: what the person chose at `/mijn`, or Dutch. */
function chosenLocale(c: Parameters<MiddlewareHandler<Env>>[0], settings: Settings): Locale | null {
  const asked = c.req.query('taal')
  if (isLocale(asked)) {
    setCookie(c, languageCookie, asked, {
      path: '/',
      maxAge: 365 * 24 * 60 * 60,
      sameSite: 'Lax',
      httpOnly: true,
      secure: settings.publicUrl?.startsWith('https:') ?? false,
    })
    return asked
  }
  const remembered = getCookie(c, languageCookie)
  return isLocale(remembered) ? remembered : null
}
