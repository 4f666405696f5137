import type { Act } from '../../kit/act.ts'
import type { Day } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import { say } from '../../kit/locale.ts'
import {
  endedLetter,
  extendedLetter,
  pausedLetter,
  resumedLetter,
  stepMovedLetter,
  withdrawnLetter,
} from '../mails.ts'
import { type Change, change, must, mustHaveText } from '../record.ts'
import { mayHandle, maySpeakForInitiator } from '../rights.ts'
import { decisionTypeOf, stepOf } from '../rules.ts'
import { sendToContact, sendToParties } from '../send.ts'
import type { TermUnit } from '../terms.ts'
import { texts } from '../texts.ts'

/** Tells the parties that the case went on to another step, or ended. */
export async function tellMove(act: Act, { before, after }: Change): Promise<void> {
  const { end, step, stepTerm } = after.state
  if (end !== null) return sendToParties(act, after, (about) => endedLetter(about, end))
  const left = after.state.visits.findLast((visit) => visit.until !== null)
  if (!step || !stepTerm || !left?.outcome || step === before.state.step) return
  const { outcome } = left
  await sendToParties(act, after, (about) => stepMovedLetter(about, left.step, outcome, step, stepTerm.due))
}

/** Finishes the current step with one of its outcomes. Outcomes that ask for a decision go through `takeDecision`. */
export const completeStep = (
  act: Act,
  input: {
    readonly caseId: string
    /** The step the person saw; when the case moved on meanwhile, this is refused. */
    readonly step: string
    readonly outcome: string
    readonly text?: string | null
  },
): Promise<Change> =>
  change(
    act,
    input.caseId,
    (act, opened) => {
      must(act, opened, mayHandle)
      const data = { step: input.step, outcome: input.outcome }
      return [{ happening: { type: 'step_completed', data }, text: input.text ?? null }]
    },
    tellMove,
  )

/** Closes a case that was carried out: its result in words and pictures, and the last step. */
export const completeCase = (
  act: Act,
  input: { readonly caseId: string; readonly result: string; readonly fileIds?: readonly string[] },
): Promise<Change> =>
  change(
    act,
    input.caseId,
    (act, opened) => {
      must(act, opened, mayHandle)
      const step = stepOf(opened.process, opened.state.step)
      const outcome = step?.outcomes.find((candidate) => candidate.end === 'completed')
      if (!step || !outcome) throw new Conflict(texts(act.locale).refusals.unknown_outcome)
      return [
        {
          happening: { type: 'result_recorded', data: { fileIds: input.fileIds ?? [] } },
          text: mustHaveText(act, input.result),
          fileIds: input.fileIds ?? [],
        },
        { happening: { type: 'step_completed', data: { step: step.key, outcome: outcome.key } } },
      ]
    },
    tellMove,
  )

/** Stops the clock by a request that is sent and sets a term (art. 4:15 Awb). */
export const pauseCase = (
  act: Act,
  input: {
    readonly caseId: string
    readonly request: string
    readonly until: Day
    /** The request says itself what happens without an answer; otherwise the mail says that we go on. */
    readonly saysWhatIfNot?: boolean
  },
): Promise<Change> =>
  change(
    act,
    input.caseId,
    (act, opened) => {
      must(act, opened, mayHandle)
      const text = mustHaveText(act, input.request)
      return [{ happening: { type: 'paused', data: { until: input.until } }, text }]
    },
    (act, { after }) =>
      sendToParties(act, after, (about) =>
        pausedLetter(about, input.request.trim(), input.until, input.saysWhatIfNot ?? false),
      ),
  )

/** Lets the clock run again: what we asked for is in, or no longer needed. */
export const resumeCase = (
  act: Act,
  input: { readonly caseId: string; readonly because: 'answered' | 'not_needed' },
): Promise<Change> =>
  change(
    act,
    input.caseId,
    (act, opened) => {
      must(act, opened, mayHandle)
      return [{ happening: { type: 'resumed', data: { because: input.because } } }]
    },
    (act, { after }) =>
      sendToParties(act, after, (about) =>
        resumedLetter(about, input.because, after.state.stepTerm?.due ?? null),
      ),
  )

/** Lengthens the term of a step once, with a reason, before its last day. */
export const extendStep = (
  act: Act,
  input: {
    readonly caseId: string
    /** The current step by default; a legal term that counts from the submission can be extended earlier. */
    readonly step?: string
    readonly length: number
    readonly unit: TermUnit
    readonly reason: string
  },
): Promise<Change> =>
  change(
    act,
    input.caseId,
    (act, opened) => {
      must(act, opened, mayHandle)
      const text = mustHaveText(act, input.reason)
      const step = input.step ?? opened.state.step ?? ''
      return [
        { happening: { type: 'extended', data: { step, length: input.length, unit: input.unit } }, text },
      ]
    },
    async (act, { after, events }) => {
      const [event] = events
      if (event?.type !== 'extended') return
      const { step } = event.data
      const term = after.state.terms.find(({ name, status }) => name === step && status === 'running')
      if (term)
        await sendToParties(act, after, (about) => extendedLetter(about, step, term.due, input.reason.trim()))
    },
  )

/** The initiator stops; staff may record it for someone at the desk. */
export const withdraw = (
  act: Act,
  input: { readonly caseId: string; readonly reason?: string | null },
): Promise<Change> =>
  change(
    act,
    input.caseId,
    (act, opened) => {
      must(
        act,
        opened,
        (actor, relations) => maySpeakForInitiator(actor, relations) || mayHandle(actor, relations),
      )
      return [{ happening: { type: 'withdrawn', data: {} }, text: input.reason ?? null }]
    },
    async (act, { after }) => {
      await sendToParties(act, after, (about) => withdrawnLetter(about, false))
      await sendToContact(act, after, (about) => withdrawnLetter(about, true), act.actor.personId)
    },
  )

/** Takes up a closed case again, in the step where it should go on. */
export const reopenCase = (
  act: Act,
  input: { readonly caseId: string; readonly step: string; readonly reason: string },
): Promise<Change> =>
  change(
    act,
    input.caseId,
    (act, opened) => {
      must(act, opened, mayHandle)
      return [
        {
          happening: { type: 'reopened', data: { step: input.step } },
          text: mustHaveText(act, input.reason),
        },
      ]
    },
    tellMove,
  )

/** Shows that we wait for a body to decide, and on which day it will. */
export const planDecision = (
  act: Act,
  input: { readonly caseId: string; readonly plannedOn: Day; readonly body?: string },
): Promise<Change> =>
  change(act, input.caseId, (act, opened) => {
    must(act, opened, mayHandle)
    const [usual] = stepOf(opened.process, opened.state.step)?.asks_decision ?? []
    const type = usual === undefined ? undefined : decisionTypeOf(opened.process, usual)
    const body = input.body ?? (type ? say(type.body, 'nl') : '')
    return [{ happening: { type: 'decision_planned', data: { plannedOn: input.plannedOn, body } } }]
  })

/** The first answer on whether it can be done, in plain words. */
export const answerFeasibility = (
  act: Act,
  input: {
    readonly caseId: string
    readonly answer: 'feasible' | 'feasible_if' | 'not_feasible' | 'not_known_yet'
    readonly text: string
  },
): Promise<Change> =>
  change(act, input.caseId, (act, opened) => {
    must(act, opened, mayHandle)
    const text = mustHaveText(act, input.text)
    return [{ happening: { type: 'feasibility_answered', data: { answer: input.answer } }, text }]
  })

/** Number of the case in the municipality's own records system (zaaksysteem). */
export const setZaaknummer = (
  act: Act,
  input: { readonly caseId: string; readonly zaaknummer: string | null },
): Promise<Change> =>
  change(act, input.caseId, (act, opened) => {
    must(act, opened, mayHandle)
    const zaaknummer = input.zaaknummer?.trim() || null
    if (zaaknummer === opened.state.zaaknummer) return []
    return [{ happening: { type: 'zaaknummer_set', data: { zaaknummer } } }]
  })

/** The initiator's yes or no to being shown in public (rule 6). */
export const setConsent = (
  act: Act,
  input: { readonly caseId: string; readonly consent: boolean },
): Promise<Change> =>
  change(act, input.caseId, (act, opened) => {
    must(act, opened, maySpeakForInitiator)
    if (input.consent) return [{ happening: { type: 'consent_given', data: {} } }]
    return opened.state.consentOn === null ? [] : [{ happening: { type: 'consent_withdrawn', data: {} } }]
  })

/** The team's look before anything becomes public, and taking it off again. */
export const setPublished = (
  act: Act,
  input: { readonly caseId: string; readonly published: boolean },
): Promise<Change> =>
  change(act, input.caseId, (act, opened) => {
    must(act, opened, mayHandle)
    if (input.published === (opened.state.publishedOn !== null)) return []
    return [{ happening: { type: input.published ? 'published' : 'unpublished', data: {} } }]
  })
