import type { Ctx } from '../../kit/http.ts'
import { limit } from '../../kit/limits.ts'
import { problem } from '../../kit/problem.ts'
import { type ApiScope, apiKeyOf, visitorAddress } from '../../people/index.ts'

/** How often one may ask: somebody unknown by their address, somebody with a key by that key. */
export const limits = {
  visitor: { name: 'api-visitor', attempts: 600, seconds: 600 },
  key: { name: 'api-key', attempts: 6000, seconds: 600 },
} as const

const scope: ApiScope = 'openbaar:lezen'

/**
 * Counts who asks and looks at their key; answers with a refusal, or null when they may go on.
 * Who sends a key that does not work is told so, instead of being taken for somebody without one.
 * @throws TooMany above the limit
 */
export async function admit(c: Ctx): Promise<Response | null> {
  const { act } = c.var
  if (carriesBody(c)) return problem(c, 415)
  const authorization = c.req.header('Authorization')
  const [, token] = /^bearer +([^ ]+)$/i.exec(authorization ?? '') ?? []
  const key = token ? await apiKeyOf(act, token) : null
  if (key) await limit(act, limits.key, key.id)
  else await limit(act, limits.visitor, visitorAddress(c))
  if (authorization === undefined) return null
  if (!key) {
    c.header('WWW-Authenticate', 'Bearer realm="Meemaken"')
    return problem(c, 401)
  }
  return key.scopes.includes(scope) ? null : problem(c, 403)
}

const carriesBody = (c: Ctx): boolean =>
  Number(c.req.header('Content-Length') ?? 0) > 0 || c.req.header('Transfer-Encoding') !== undefined
