import type { Act } from '../../kit/act.ts'
import { type Day, dayOf } from '../../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../../kit/errors.ts'
import { hasRole, peopleWithRoles } from '../../people/index.ts'
import {
  adviceAnsweredLetter,
  adviceAskedLetter,
  adviceReleasedLetter,
  adviceReminderLetter,
} from '../mails.ts'
import { type Change, change, must, mustHaveText, type OpenedCase } from '../record.ts'
import { mayAnswerAdvice, mayHandle } from '../rights.ts'
import { sendTo, sendToContact, sendToParties } from '../send.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'

async function adviceIn(act: Act, id: string): Promise<store.Advice> {
  const advice = await store.adviceById(act.db, id)
  if (!advice) throw new NotFound()
  return advice
}

/** The advisers who may answer: the one who was asked, or all of the department when nobody was named. */
async function readersOf(
  act: Act,
  advice: Pick<store.Advice, 'adviser_id' | 'department'>,
): Promise<readonly string[]> {
  if (advice.adviser_id !== null) return [advice.adviser_id]
  const advisers = await peopleWithRoles(act.db, 'adviser')
  return advisers.filter((person) => person.department === advice.department).map((person) => person.id)
}

/** Asks an adviser or a department a dated question on one aspect. */
export const askAdvice = (
  act: Act,
  input: {
    readonly caseId: string
    readonly aspect: store.Aspect
    readonly question: string
    readonly adviserId: string | null
    readonly department?: string | null
    readonly due: Day
  },
): Promise<Change> =>
  change(
    act,
    input.caseId,
    async (act, opened) => {
      must(act, opened, mayHandle)
      const question = mustHaveText(act, input.question)
      const today = dayOf(act.now)
      if (input.due <= today) throw new Conflict(texts(act.locale).faults.due_must_be_later)
      const adviceId = await store.insertAdvice(act.db, {
        caseId: input.caseId,
        aspect: input.aspect,
        question,
        department: input.department ?? null,
        adviserId: input.adviserId,
        askedBy: act.actor.personId,
        askedOn: today,
        due: input.due,
      })
      return [
        { happening: { type: 'advice_asked', data: { adviceId, aspect: input.aspect, due: input.due } } },
      ]
    },
    async (act, { after, events }) => {
      const [event] = events
      if (event?.type !== 'advice_asked') return
      const advice = await adviceIn(act, event.data.adviceId)
      await sendTo(act, after, await readersOf(act, advice), (about) => adviceAskedLetter(about, advice))
    },
  )

/** Reminds who was asked; the clock does it too, see `jobs.ts`. */
export async function remindAdvice(act: Act, input: { readonly adviceId: string }): Promise<Change> {
  const advice = await adviceIn(act, input.adviceId)
  const today = dayOf(act.now)
  return change(
    act,
    advice.case_id,
    async (act, opened) => {
      must(act, opened, mayHandle)
      const fresh = await adviceIn(act, advice.id)
      if (fresh.answered_on !== null) throw new Conflict(texts(act.locale).faults.already_answered)
      await store.countReminder(act.db, advice.id, today)
      return [{ happening: { type: 'advice_reminded', data: { adviceId: advice.id } } }]
    },
    async (act, { after }) =>
      sendTo(act, after, await readersOf(act, advice), (about) => adviceReminderLetter(about, advice, today)),
  )
}

export interface AdviceAnswer {
  readonly adviceId: string
  readonly verdict: NonNullable<store.Advice['verdict']>
  readonly text: string
  readonly requirements: readonly store.NewRequirement[]
}

/** Every requirement names its legal ground, or is honestly called our wish, with what could solve it. */
function checkedRequirements(act: Act, input: AdviceAnswer): readonly store.NewRequirement[] {
  const t = texts(act.locale).faults
  return input.requirements.map((requirement) => {
    const source = requirement.source?.trim() || null
    if (requirement.ground === 'law' && source === null) throw new Conflict(t.source_missing)
    return {
      ...requirement,
      source,
      text: mustHaveText(act, requirement.text),
      solution: mustHaveText(act, requirement.solution),
    }
  })
}

/** The adviser answers. Internal until the guide shares it in plain words. */
export async function answerAdvice(act: Act, input: AdviceAnswer): Promise<Change> {
  const advice = await adviceIn(act, input.adviceId)
  return change(
    act,
    advice.case_id,
    async (act) => {
      const fresh = await adviceIn(act, advice.id)
      if (!mayAnswerAdvice(act.actor, fresh)) throw new Forbidden()
      if (fresh.answered_on !== null) throw new Conflict(texts(act.locale).faults.already_answered)
      const requirements = checkedRequirements(act, input)
      const text = mustHaveText(act, input.text)
      const on = dayOf(act.now)
      await store.saveAnswer(act.db, advice.id, { on, by: act.actor.personId, verdict: input.verdict, text })
      await store.insertRequirements(act.db, fresh, requirements)
      const data = { adviceId: advice.id, requirements: requirements.length }
      return [{ happening: { type: 'advice_answered', data }, side: 'municipality' }]
    },
    (act, { after }) => sendToContact(act, after, (about) => adviceAnsweredLetter(about, advice)),
  )
}

/** The guide shares an advice in plain words. Its requirements always go along, with ground and solution. */
export async function releaseAdvice(
  act: Act,
  input: { readonly adviceId: string; readonly text: string },
): Promise<Change> {
  const advice = await adviceIn(act, input.adviceId)
  return change(
    act,
    advice.case_id,
    async (act, opened) => {
      must(act, opened, mayHandle)
      const fresh = await adviceIn(act, advice.id)
      if (fresh.answered_on === null) throw new Conflict(texts(act.locale).faults.not_answered)
      if (fresh.released_on !== null) return []
      await store.saveRelease(act.db, advice.id, dayOf(act.now), mustHaveText(act, input.text))
      return [{ happening: { type: 'advice_released', data: { adviceId: advice.id } } }]
    },
    (act, { after, events }) =>
      events.length === 0 ? Promise.resolve() : tellRelease(act, after, advice, input.text),
  )
}

async function tellRelease(act: Act, opened: OpenedCase, advice: store.Advice, text: string): Promise<void> {
  const requirements = (await store.requirementsOf(act.db, advice.case_id)).filter(
    (requirement) => requirement.advice_id === advice.id,
  )
  await sendToParties(act, opened, (about) => adviceReleasedLetter(about, advice, text.trim(), requirements))
}

/**
 * Says how requirements stand now, with words for the parties. What did not change is left out; nothing changed and
 * nothing said is nothing done.
 */
export const updateRequirements = (
  act: Act,
  input: {
    readonly caseId: string
    readonly outcomes: readonly {
      readonly id: string
      readonly outcome: store.Requirement['outcome']
    }[]
    readonly note: string | null
  },
): Promise<Change> =>
  change(act, input.caseId, async (act, opened) => {
    must(act, opened, mayHandle)
    const known = await store.requirementsOf(act.db, input.caseId)
    const changed = input.outcomes.filter(({ id, outcome }) =>
      known.some((one) => one.id === id && one.outcome !== outcome),
    )
    const text = input.note?.trim() || null
    if (changed.length === 0 && text === null) return []
    for (const { id, outcome } of changed) await store.setRequirementOutcome(act.db, id, outcome)
    const outcomes = Object.fromEntries(changed.map(({ id, outcome }) => [id, outcome]))
    return [{ happening: { type: 'requirements_updated', data: { outcomes } }, text }]
  })

/** Open questions follow a department to its new name. Part of renaming it, by an administrator. */
export async function renameDepartmentOfAdvice(
  act: Act,
  input: { readonly from: string; readonly to: string },
): Promise<void> {
  if (!act.actor.isSystem && !hasRole(act.actor, 'administrator')) throw new Forbidden()
  await store.renameDepartmentOfAdvice(act.db, input.from, input.to)
}
