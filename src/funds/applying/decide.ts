import {
  type ApplicationOutcome,
  type CriterionAnswer,
  mayDecide,
  mayHandle,
  maySpeakForInitiator,
  must,
  type OpenedCase,
  openedCase,
  recordOnCase,
  stepOf,
  takeDecision,
  withdraw,
} from '../../cases/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { say } from '../../kit/locale.ts'
import { ApplicationRefused, closeApplication } from '../actions/applications.ts'
import { grantMoney } from '../actions/money.ts'
import type { Scheme } from '../schema.ts'
import { type Application, applicationById, checksOf, schemeVersion } from '../store.ts'
import { organisationSteppedBack } from './legal-entity.ts'
import { type ApplicationDecisionFault, applicationFaults, wayTo } from './rules.ts'
import { applyingTexts } from './texts.ts'
import { conditionsInWords, otherWayInWords, reasonsInWords, toldInWords } from './words.ts'

export interface ApplicationDecisionInput {
  readonly applicationId: string
  readonly as: ApplicationOutcome
  /** For `granted_partly`: what is granted. `granted` grants what was asked. */
  readonly cents?: number
  /** In words that the applicant reads; at least twenty characters. */
  readonly reasons: string
  /** Every criterion of the decision: met, not met or (null) of no matter, and why. */
  readonly criteria: readonly CriterionAnswer[]
  /** For `refused`: keys of the scheme's grounds for refusal. */
  readonly grounds?: readonly string[]
  readonly conditions?: string | null
  /** Where the answer is no: another scheme, course, partner or person. What a ground offers goes along by itself. */
  readonly otherWay?: string | null
  readonly noOtherWayFound?: boolean
}

export type ApplicationDecided =
  | { readonly ok: true; readonly decisionId: string; readonly cents: number | null }
  | { readonly ok: false; readonly faults: readonly ApplicationDecisionFault[] }

/**
 * Decides on an application in one transaction: the decision on its case, which finishes the step and sends the letter,
 * and the money. Each refusal leaves everything as it was. Who may is who may take that decision on the case.
 *
 * Also for a list of applications at once: call it for each, in a transaction of its own. What does not fit under the
 * ceiling any more throws `MoneyRefused` with what would fit; what somebody else decided meanwhile, or cannot be decided
 * in the step in which the case stands, throws `ApplicationRefused` or another `Conflict`; what is missing is answered.
 */
export async function decideApplication(
  act: Act,
  input: ApplicationDecisionInput,
): Promise<ApplicationDecided> {
  return inTransaction(act, async (act) => {
    const { application, opened, scheme } = await openedApplication(act, input.applicationId)
    const { process, state, file } = opened
    const way = wayTo(process, state.step, input.as, scheme)
    must(act, opened, (actor, relations) =>
      way ? mayDecide(actor, relations, way.type) : mayHandle(actor, relations),
    )
    if (application.ended_at) throw new ApplicationRefused(act, 'ended_already')
    if (application.balance.grants > 0) throw new ApplicationRefused(act, 'granted_already')
    if (!way) throw new Conflict(notInThisStep(act, opened))
    const asked = application.requested_cents
    const cents =
      input.as === 'granted' ? asked : input.as === 'granted_partly' ? (input.cents ?? null) : null
    const { grounds = [], conditions = null, otherWay = null, noOtherWayFound = false } = input
    const faults = applicationFaults(
      {
        ...{ ...input, way, requested: asked, cents, grounds, conditions, otherWay, noOtherWayFound },
        steppedBack: await organisationSteppedBack(act, opened),
        stayedIncomplete: await stayedIncomplete(act, application),
      },
      scheme,
    )
    if (faults.length > 0) return { ok: false, faults }
    const facts = { as: input.as, scheme, asked, cents, grounds, title: file.title, number: file.number }
    const result = await takeDecision(act, {
      caseId: file.id,
      step: way.step.key,
      outcome: way.outcome.key,
      type: way.type.key,
      reasons: reasonsInWords(facts, input.reasons),
      criteria: input.criteria,
      conditions: conditionsInWords(facts, conditions),
      otherWay: otherWayInWords(facts, otherWay),
      noOtherWayFound,
      told: toldInWords(facts),
    })
    if (!result.ok) return result
    const { decisionId } = result
    // What a no does to the application follows from the decision itself, whoever took it: see `reactions.ts`.
    if (cents !== null)
      await grantMoney(act, {
        applicationId: application.id,
        decisionId,
        cents,
        reason: applyingTexts('nl').booked.granted,
      })
    return { ok: true, decisionId, cents }
  })
}

/** What was missing was asked for, and the application is still not complete. */
export async function stayedIncomplete(
  act: Act,
  { id, complete_at, incomplete_since }: Application,
): Promise<boolean> {
  if (complete_at !== null) return false
  return incomplete_since !== null || (await checksOf(act.db, id)).some(({ is_there }) => !is_there)
}

/**
 * The applicant asks for the money no more. Where the plan can go on without it only the application ends; else, as
 * with a wish, the plan is withdrawn.
 */
export async function withdrawApplication(
  act: Act,
  input: { readonly applicationId: string; readonly reason?: string | null },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const { application, opened, scheme } = await openedApplication(act, input.applicationId)
    must(
      act,
      opened,
      (actor, relations) => maySpeakForInitiator(actor, relations) || mayHandle(actor, relations),
    )
    if (application.ended_at) throw new ApplicationRefused(act, 'ended_already')
    if (application.balance.grants > 0) throw new ApplicationRefused(act, 'granted_already')
    if (planStopsWithout(opened)) {
      await withdraw(act, { caseId: application.case_id, reason: input.reason ?? null })
      return
    }
    const t = applyingTexts('nl')
    await closeApplication(act, application, {
      as: 'withdrawn',
      reason: t.booked.withdrawn,
      decisionId: null,
    })
    await recordOnCase(act, application.case_id, {
      happening: { type: 'application_withdrawn', data: { applicationId: application.id } },
      text: [t.withdrawn(say(scheme.title, 'nl')), input.reason?.trim()].filter(Boolean).join(' '),
    })
  })
}

/** Whether the plan stops when its application is withdrawn: its process knows no way to go on after a no to the money. */
export const planStopsWithout = ({ process, state }: Pick<OpenedCase, 'process' | 'state'>): boolean =>
  state.endedOn === null &&
  !process.steps.some(({ outcomes }) =>
    outcomes.some(({ application, next }) => application === 'refused' && next !== undefined),
  )

const notInThisStep = (act: Act, { process, state }: OpenedCase): string => {
  const step = stepOf(process, state.step)
  return applyingTexts(act.locale).notInThisStep(step ? say(step.title, act.locale) : '')
}

/** An application with its case and its version of the scheme; the case locked, as the first of the three. */
export async function openedApplication(
  act: Act,
  id: string,
): Promise<{ readonly application: Application; readonly opened: OpenedCase; readonly scheme: Scheme }> {
  const found = await applicationById(act.db, id)
  if (!found) throw new NotFound()
  const opened = await openedCase(act, found.case_id, act.db.isTransaction)
  const application = await applicationById(act.db, id)
  const version = await schemeVersion(act.db, found.scheme_key, found.scheme_version)
  if (!application || !version) throw new NotFound()
  return { application, opened, scheme: version.scheme }
}
