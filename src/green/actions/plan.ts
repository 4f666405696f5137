import {
  change,
  completeStep,
  type DecisionResult,
  mayHandle,
  type OpenedCase,
  openedCase,
  sendToParties,
  takeDecision,
} from '../../cases/index.ts'
import {
  approvePublic,
  completeInitiative,
  editInitiative,
  editOf,
  initiativeById,
} from '../../initiatives/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { type Day, dayOf, formatDay } from '../../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../../kit/errors.ts'
import { locales } from '../../kit/locale.ts'
import { nextYearLetter, plannedLetter } from '../mails.ts'
import { mustWorkOnGreen } from '../rights.ts'
import { checksOf, mondayOf, verdictOf, yearOfWeek } from '../rules.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { isFull, yearHere, yearRule } from '../year.ts'

/** Why a request cannot be planned in this week, in words for who plans. */
export class PlanRefused extends Conflict {
  override name = 'PlanRefused'
}

/**
 * Who does something with a request of the department answers for it from then on: the resident always knows whom to
 * call. Who works on the case already stays who they are.
 */
async function takeUp(act: Act, caseId: string): Promise<void> {
  await mustWorkOnGreen(act)
  const { relations } = await openedCase(act, caseId, true)
  if (mayHandle(act.actor, relations)) return
  const guideId = act.actor.personId
  if (guideId === null) throw new Forbidden()
  await change(act, caseId, () => [{ happening: { type: 'guide_appointed', data: { guideId } } }])
}

async function mustBeThere(act: Act, caseId: string): Promise<store.GreenRequest> {
  const request = await store.requestOf(act.db, caseId)
  if (!request) throw new NotFound('green request')
  return request
}

/**
 * Plans requests in a week, or in another week than before. All of them or none: when a year is full for one of them
 * it is said which. Its initiator hears the week; who said yes to the map stands on it from now on, unless somebody
 * has to look at its words first.
 * @throws PlanRefused when the week has passed, the year is full, or a request stands still
 */
export async function planGreen(
  act: Act,
  input: {
    readonly caseIds: readonly string[]
    readonly week: Day
    /** Several at once: nobody read what each of them says. */
    readonly inBulk?: boolean
  },
): Promise<void> {
  await mustWorkOnGreen(act)
  const t = texts(act.locale)
  const week = mondayOf(input.week)
  if (week < mondayOf(dayOf(act.now))) throw new PlanRefused(t.plan.weekPassed)
  await inTransaction(act, async (act) => {
    const caseIds = [...new Set(input.caseIds)].sort()
    const requests = await Promise.all(caseIds.map((id) => mustBeThere(act, id)))
    await holdPlaces(act, requests, yearOfWeek(week))
    if (input.inBulk) for (const request of requests) await mustFitOthers(act, request)
    for (const request of requests) await planOne(act, request, week, input.inBulk ?? false)
  })
}

/** What asks for a look of its own is not planned along with others: nobody read what it says. */
async function mustFitOthers(act: Act, request: store.GreenRequest): Promise<void> {
  const { what, owner, pavement_cm: pavementCm } = request
  if (verdictOf(checksOf({ what, owner, pavementCm }, act.municipality.green)) !== 'no') return
  const { file } = await openedCase(act, request.case_id)
  throw new PlanRefused(texts(act.locale).plan.notTogether(file.title))
}

/** Takes the locks of year and area in one order, before any case, and refuses what does not fit. */
async function holdPlaces(act: Act, requests: readonly store.GreenRequest[], year: number): Promise<void> {
  const rule = await yearRule(act)
  if (!rule) return
  const perArea = rule.per === 'jury_area'
  const areaIds = [...new Set(requests.map(({ area_id }) => (perArea ? area_id : null)))]
  for (const areaId of areaIds.sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))) {
    await store.holdYear(act.db, year, areaId)
    const here = await yearHere(act, areaId, year)
    // Places outside every jury area have no number of their own.
    if (!here || (perArea && here.areaId !== areaId)) continue
    const added = requests.filter(
      (one) => (!perArea || one.area_id === areaId) && (one.week === null || yearOfWeek(one.week) !== year),
    ).length
    if (added > 0 && isFull({ ...here, taken: here.taken + added - 1 }))
      throw new PlanRefused(
        texts(act.locale).plan.full(here.name, year, Math.max(0, here.places - here.taken)),
      )
  }
}

async function planOne(act: Act, request: store.GreenRequest, week: Day, inBulk: boolean): Promise<void> {
  const caseId = request.case_id
  await takeUp(act, caseId)
  const opened = await openedCase(act, caseId)
  const { file, state } = opened
  const isChange = state.step === 'laying'
  const completed = isChange ? [] : stepsToLaying(opened)
  if (state.status !== 'running' || completed === null)
    throw new PlanRefused(texts(act.locale).plan.cannot(file.title))
  if (isChange && request.week === week) return
  await store.updateRequest(act.db, caseId, { week, list_year: yearOfWeek(week) })
  const text = texts('nl').plan.news(formatDay(week, 'nl', 'long'))
  const { after } = await change(act, caseId, () =>
    isChange
      ? [{ happening: { type: 'update_posted', data: { fileIds: [] } }, text }]
      : completed.map((data, index) => ({
          happening: { type: 'step_completed', data },
          ...(index === completed.length - 1 ? { text } : {}),
        })),
  )
  await sendToParties(act, after, (about) => plannedLetter(about, request.what, week, isChange))
  if (!isChange && (await mayShowAtOnce(act, opened, inBulk))) await approvePublic(act, { caseId })
}

/**
 * What is completed until it can be laid: one step, or two in a case from before the check settled the week. Null where
 * its process has no such way.
 */
function stepsToLaying({
  process,
  state,
}: OpenedCase): readonly { readonly step: string; readonly outcome: string }[] | null {
  const outcomesOf = (key: string | null | undefined) =>
    process.steps.find((step) => step.key === key)?.outcomes ?? []
  const step = state.step ?? ''
  if (outcomesOf(step).some(({ key }) => key === 'planned')) return [{ step, outcome: 'planned' }]
  const next = outcomesOf(step).find(({ key }) => key === 'possible')?.next
  return next && outcomesOf(next).some(({ key }) => key === 'planned')
    ? [
        { step, outcome: 'possible' },
        { step: next, outcome: 'planned' },
      ]
    : null
}

/** Whether who plans may publish it with that: not what moderation sent back, nor words or a photo nobody looked at. */
async function mayShowAtOnce(act: Act, { file, state }: OpenedCase, inBulk: boolean): Promise<boolean> {
  if (state.consentOn === null || state.publishedOn !== null) return false
  const initiative = await initiativeById(act.db, file.id)
  if (!initiative || initiative.declined_public_at !== null || initiative.photo_id !== null) return false
  if (inBulk && ownWords(initiative) !== null) return false
  return (await editOf(act.db, file.id)) === null
}

/** What somebody wrote of their green; null where it says no more than our own sentence. */
export function ownWords({
  summary,
  story,
}: {
  readonly summary: string
  readonly story: string
}): string | null {
  const ours = locales.flatMap((locale) => Object.values(texts(locale).stories))
  const own = [summary, story].filter((words) => !ours.includes(words))
  // A summary that nobody wrote is the start of the story.
  const isStart = story.replace(/\s+/g, ' ').trim().startsWith(summary.replace(/…$/, ''))
  return own.length === 0 ? null : isStart ? story : own.join('\n')
}

/** This year is full: the request stands on next year's list, and its initiator hears so. */
export async function moveToNextYear(act: Act, caseId: string): Promise<void> {
  await inTransaction(act, async (act) => {
    await mustBeThere(act, caseId)
    await takeUp(act, caseId)
    const { file, process } = await openedCase(act, caseId)
    const check = process.steps.find(({ key }) => key === 'check')
    if (!check?.outcomes.some(({ key }) => key === 'next_year'))
      throw new PlanRefused(texts(act.locale).plan.noNextYear(file.title))
    const { after } = await change(act, caseId, () => [
      { happening: { type: 'step_completed', data: { step: 'check', outcome: 'next_year' } } },
    ])
    const year = (await mustBeThere(act, caseId)).list_year
    await sendToParties(act, after, (about) => nextYearLetter(about, year))
  })
}

/** On what a request is refused; each is a point of the decision. */
export const grounds = ['room', 'cables', 'consent'] as const
export type Ground = (typeof grounds)[number]

/** It cannot be done here: with the ground, the reason, and what else is possible. */
export async function refuseGreen(
  act: Act,
  input: {
    readonly caseId: string
    readonly ground: Ground
    readonly reason: string
    /** What else is possible; null when we looked and found nothing. */
    readonly otherWay: string | null
  },
): Promise<DecisionResult> {
  return inTransaction(act, async (act) => {
    const { caseId, ground, reason, otherWay } = input
    await mustBeThere(act, caseId)
    await takeUp(act, caseId)
    const { process, state } = await openedCase(act, caseId)
    const criteria = process.decision_types.find(({ key }) => key === 'green_check')?.criteria ?? []
    return takeDecision(act, {
      caseId,
      step: state.step ?? '',
      outcome: 'not_possible',
      reasons: reason,
      criteria: criteria.map(({ key }) => ({
        key,
        met: key === ground ? false : null,
        reason: key === ground ? reason : '',
      })),
      otherWay,
      noOtherWayFound: otherWay === null,
    })
  })
}

/** It lies there: with a photo of how it was and how it is, and from today somebody keeps it up. */
export async function finishGreen(
  act: Act,
  input: {
    readonly caseId: string
    readonly result: string
    readonly beforePhotoId: string | null
    readonly afterPhotoId: string
    /** What it cost the municipality; null when that is not known yet. */
    readonly costCents: number | null
  },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const { caseId, beforePhotoId, afterPhotoId, costCents } = input
    const { week } = await mustBeThere(act, caseId)
    await takeUp(act, caseId)
    const { file, state } = await openedCase(act, caseId)
    if (state.step !== 'laying') throw new PlanRefused(texts(act.locale).plan.weekFirst(file.title))
    const initiative = await initiativeById(act.db, caseId)
    if (!initiative) throw new NotFound('initiative')
    // Laid without a week, it still takes a place of this year.
    const thisWeek = mondayOf(dayOf(act.now))
    await store.updateRequest(act.db, caseId, {
      ...(week === null ? { week: thisWeek, list_year: yearOfWeek(thisWeek) } : {}),
      before_photo_id: beforePhotoId,
      after_photo_id: afterPhotoId,
      cost_cents: costCents,
    })
    if (initiative.photo_id === null) {
      const { title, summary, story } = initiative
      const photo = { fileId: afterPhotoId, description: texts('nl').done.photoOf(title) }
      await editInitiative(act, { caseId, title, summary, story, photo })
    }
    const fileIds = [beforePhotoId, afterPhotoId].filter((id) => id !== null)
    await completeInitiative(act, { caseId, result: input.result, fileIds })
  })
}

/** Writes down, or corrects, what a place that was laid cost the municipality; null when it is not known after all. */
export async function keepGreenCost(
  act: Act,
  { caseId, cents }: { readonly caseId: string; readonly cents: number | null },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const { laid_on } = await mustBeThere(act, caseId)
    await mustWorkOnGreen(act)
    if (laid_on === null) throw new NotFound('laid green')
    await store.updateRequest(act.db, caseId, { cost_cents: cents })
  })
}

/** It was planned, and did not come off: with what happened. */
export async function notLaid(
  act: Act,
  input: { readonly caseId: string; readonly reason: string },
): Promise<void> {
  await inTransaction(act, async (act) => {
    await mustBeThere(act, input.caseId)
    await takeUp(act, input.caseId)
    await completeStep(act, {
      caseId: input.caseId,
      step: 'laying',
      outcome: 'not_carried_out',
      text: input.reason,
    })
  })
}
