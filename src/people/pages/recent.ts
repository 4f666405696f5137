import { type Ctx, redirect } from '../../kit/http.ts'
import { paths } from '../../paths.ts'
import { isRecent } from '../standing.ts'

/** Who signed in a while ago does so once more before a change of security; null for who did lately. */
export function refuseOldSession(c: Ctx): Response | null {
  if (isRecent(c.var.session, c.var.act.now)) return null
  const { pathname, search } = new URL(c.req.url)
  return redirect(c, paths.signInAgain(c.req.method === 'GET' ? `${pathname}${search}` : paths.mySecurity()))
}
