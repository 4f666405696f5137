import type { Act } from '../../kit/act.ts'
import { applyingTexts } from '../applying/texts.ts'
import { afterCeiling, reserve, roomIn, whoseTurn } from '../rules.ts'
import {
  type Application,
  type Ceiling,
  ceilingById,
  insertMovement,
  schemesByVersion,
  unfundedOf,
} from '../store.ts'
import { allowed } from './refused.ts'

/**
 * Sets money aside for who waits, in order of number, each as a whole: who does not fit keeps the turn, and nobody passes
 * (art. 4:26 Awb). Only where a scheme goes by order of receipt. The ceiling is locked by who asks; with `upTo` it ends
 * before that application. Answers the ceiling as it stands then.
 */
export async function reserveInOrder(
  act: Act,
  ceilingId: string,
  {
    reason = applyingTexts('nl').booked.turn,
    upTo = null,
  }: { readonly reason?: string; readonly upTo?: string | null } = {},
): Promise<Ceiling | null> {
  const ceiling = await ceilingById(act.db, ceilingId)
  if (!ceiling) return null
  const waiting = await inOrderOfReceipt(act, ceilingId)
  const last = waiting.findIndex(({ id }) => id === upTo)
  const asking = (last < 0 ? waiting : waiting.slice(0, last)).map((application) => ({
    application,
    cents: application.requested_cents - application.balance.reserved,
  }))
  let { balance } = ceiling
  for (const { application, cents } of whoseTurn(roomIn(balance), asking)) {
    const asked = { requested: application.requested_cents, isComplete: true, hasEnded: false }
    const bookings = allowed(act, reserve(balance, application.balance, asked, cents))
    await insertMovement(act.db, bookings, {
      ceilingId,
      applicationId: application.id,
      reason,
      byPersonId: act.actor.personId,
      decisionId: null,
      adoption: null,
      at: act.now,
    })
    balance = afterCeiling(balance, bookings)
  }
  return { ...ceiling, balance }
}

/** Who waits with a lower number for money that is not set aside for them. */
export async function earlierUnfunded(
  act: Act,
  { ceiling_id, sequence_no }: Application,
): Promise<readonly Application[]> {
  const waiting = await inOrderOfReceipt(act, ceiling_id)
  return waiting.filter((one) => (one.sequence_no ?? 0) < (sequence_no ?? 0))
}

async function inOrderOfReceipt(act: Act, ceilingId: string): Promise<readonly Application[]> {
  const waiting = await unfundedOf(act.db, ceilingId)
  const schemes = await schemesByVersion(act.db, waiting)
  return waiting.filter(
    ({ scheme_key, scheme_version }) =>
      schemes.get(`${scheme_key} ${scheme_version}`)?.allocation === 'receipt',
  )
}
