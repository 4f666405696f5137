import { type Act, inTransaction } from '../../kit/act.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { limit } from '../../kit/limits.ts'
import { projectToLookAfter } from '../../projects/index.ts'
import { sendHidden, sendLookedAgain } from '../mails.ts'
import type { Deed, ReportKind } from '../schema.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { orClosed, unnamed } from './contribute.ts'

const perVisitor = { name: 'contribution-report', attempts: 20, seconds: 60 * 60 }

/** Anybody says that something should not stand there; who looks after the activity reads it. */
export async function reportContribution(
  act: Act,
  one: store.Contribution,
  report: { readonly kind: ReportKind; readonly body: string | null; readonly visitor: string },
): Promise<void> {
  await limit(act, perVisitor, report.visitor)
  if (one.state !== 'shown') throw new NotFound('contribution')
  const { kind, body } = report
  await inTransaction(unnamed(act), (act) =>
    store.insertReport(act.db, { contribution_id: one.id, kind, body, at: act.now }),
  )
}

/** From which state a deed brings a contribution to which. */
const moves = {
  released: { from: ['held'], state: 'shown' },
  kept: { from: ['shown'], state: 'shown' },
  hidden: { from: ['held', 'shown'], state: 'hidden' },
  put_back: { from: ['hidden'], state: 'shown' },
} as const

/**
 * Somebody who looks after the project read it: it may stand there, or it is kept from others with a reason that its writer
 * is told. Either way what was reported of it is dealt with, and it is still owed an answer.
 */
export async function lookAfter(
  act: Act,
  contributionId: string,
  { deed, reason }: { readonly deed: Deed; readonly reason: string | null },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const one = await store.contributionById(act.db, contributionId)
    // What is private is read by who works on the project, and stands nowhere to be put on or taken off.
    if (!one || one.is_private) throw new NotFound('contribution')
    await projectToLookAfter(act, one.project_id)
    const t = texts(act.locale).refused
    if (deed === 'hidden' && !reason?.trim()) throw new Conflict(t.hideReason)
    const { from, state } = moves[deed]
    const isMoved = await orClosed(act, () => store.updateState(act.db, one.id, { state, from, at: act.now }))
    if (!isMoved) throw new Conflict(t.changedMeanwhile)
    await store.insertLook(act.db, {
      ...{ contribution_id: one.id, deed, reason: deed === 'hidden' ? (reason?.trim() ?? null) : null },
      ...{ at: act.now, by_person_id: act.actor.personId },
    })
    await store.settleReports(act.db, one.id, { at: act.now, personId: act.actor.personId })
    if (deed === 'hidden') await sendHidden(act, one, reason?.trim() ?? '')
    if (deed === 'put_back') await settleByPuttingBack(act, one)
  })
}

/** Who hid something and puts it back by themselves leaves nothing to look at again. */
async function settleByPuttingBack(act: Act, one: store.Contribution): Promise<void> {
  const settled = { outcome: 'put_back', reply: null } as const
  if (await store.settleAppeal(act.db, one.id, { ...settled, at: act.now, personId: null }))
    await sendLookedAgain(act, one, settled)
}
