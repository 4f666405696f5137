import type { MiddlewareHandler } from 'hono'
import type { Variables } from './http.ts'

/**
 * A form with files may be sent by a script that shows how far it is (`src/ui/public/sending.ts`). A script cannot see
 * where a redirect leads without going there, and going twice would be too much: it hears the address instead.
 */
export function tellWhereItLeads(): MiddlewareHandler<{ Variables: Variables }> {
  return async (c, next) => {
    await next()
    const address = c.res.headers.get('Location')
    if (c.res.status !== 303 || !address || c.req.header('X-Sending') !== '1') return
    const headers = new Headers(c.res.headers)
    headers.delete('Location')
    headers.set('X-Leads-To', address)
    c.res = undefined
    c.res = new Response(null, { status: 204, headers })
  }
}
