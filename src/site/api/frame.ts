import type { MiddlewareHandler } from 'hono'
import type { Ctx, Variables } from '../../kit/http.ts'
import { isApiPath, problem } from '../../kit/problem.ts'
import type { Route } from '../../people/index.ts'
import { apiVersion } from './schema.ts'

const methods = 'GET, HEAD, OPTIONS'

/**
 * What holds for every answer of the API, refusals too: its version, and that programs of any origin may read it.
 * Nothing can be written: other methods end here.
 */
export function apiFrame(routes: readonly Route[]): MiddlewareHandler<{ Variables: Variables }> {
  const known = routes
    .filter(({ path }) => isApiPath(path))
    .map(({ path }) => new RegExp(`^${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`))
  return async (c, next) => {
    if (!isApiPath(c.req.path)) return next()
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (reads) await next()
    else
      c.res = otherMethod(
        c as Ctx,
        known.some((path) => path.test(c.req.path)),
      )
    const { headers } = c.res
    headers.set('API-Version', apiVersion)
    headers.set('Access-Control-Allow-Origin', '*')
    headers.set(
      'Access-Control-Expose-Headers',
      'API-Version, Content-Crs, ETag, Link, Retry-After, X-Request-Id',
    )
    headers.set('Cross-Origin-Resource-Policy', 'cross-origin')
    headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
  }
}

function otherMethod(c: Ctx, known: boolean): Response {
  if (!known) return problem(c, 404)
  c.header('Allow', methods)
  if (c.req.method !== 'OPTIONS') return problem(c, 405)
  c.header('Access-Control-Allow-Methods', methods)
  c.header('Access-Control-Allow-Headers', 'Accept, Authorization, If-None-Match')
  c.header('Access-Control-Max-Age', '86400')
  return c.body(null, 204)
}
