import { type Ctx, redirect, safeReturnPath } from '../../kit/http.ts'
import { paths } from '../../paths.ts'
import { setSessionCookie } from '../cookies.ts'
import { isStaff } from '../roles.ts'
import { actorOf, actorOfSession, closeSession, openSession } from '../sessions.ts'
import type { SecondFactor, SignedInBy } from '../standing.ts'

/**
 * Signs somebody in and sends them on. The session of before ends and a new one begins, so that nobody holds a token
 * from before it was worth this much. Who must do more first, is sent there, with where they were going.
 */
export async function enter(
  c: Ctx,
  personId: string,
  by: SignedInBy,
  returnPath: string | null | undefined,
): Promise<Response> {
  const { act } = c.var
  const token = await newSession(c, personId, by)
  const { session } = await actorOfSession(act.db, token, act.now, act.settings)
  const usual = isStaff(await actorOf(act.db, personId)) ? paths.desk() : paths.mine()
  const next = safeReturnPath(returnPath, usual)
  if (session?.standing === 'second_step') return redirect(c, paths.secondStep(next))
  if (session?.standing === 'set_up') return redirect(c, paths.setUpSecondFactor(next))
  return redirect(c, next)
}

/** The second step was taken: the session goes on under a new token, worth more. */
export async function renewSession(c: Ctx, secondFactor: SecondFactor): Promise<void> {
  const { session } = c.var
  if (!session) return
  const assurance = session.assurance === 'high' ? 'high' : 'substantial'
  await newSession(c, session.personId, { method: session.method, secondFactor, assurance })
}

async function newSession(c: Ctx, personId: string, by: SignedInBy): Promise<string> {
  const { act } = c.var
  if (c.var.sessionToken) await closeSession(act, c.var.sessionToken)
  const { token, seconds } = await openSession(act, personId, { ...by, device: c.req.header('User-Agent') })
  setSessionCookie(c, token, seconds)
  return token
}

/** Where somebody wanted to go before they had to sign in. */
export const returnPathOf = (c: Ctx, fallback: string = paths.mine()): string =>
  safeReturnPath(c.req.query('terug'), fallback)
