import { type Answers, answersById, type Submission } from '../../forms/index.ts'
import { deviate } from '../../frameworks/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { paths } from '../../paths.ts'
import { updatePerson } from '../../people/index.ts'
import type { IdeaInput, Kind } from '../schema.ts'
import { markAgain } from '../store/again.ts'
import * as store from '../store/front-door.ts'
import { submitInitiative } from '../submit.ts'
import { ideaFrom, type Teller, tellerOf } from './idea.ts'
import { sendForward, sendSentOn } from './mails.ts'
import { moneyStepFor, wantsMoneyNow } from './money.ts'
import { chosenWay, type FoundRoute, findRoute, storeRoute } from './route.ts'
import type { Way } from './rules.ts'
import { sendMoneyAlong } from './wish-money.tsx'

/** What was told, on its way. */
export interface Told {
  readonly answers: Answers
  readonly answersId: string
  readonly draftId: string | null
  /** An official tells it for somebody else. */
  readonly forSomebody?: boolean
}

/** Where an idea went: an initiative with its number, one that waits for its address, or sent on. */
export type Sent =
  | { readonly to: 'initiative'; readonly caseId: string; readonly number: string }
  | { readonly to: 'waiting'; readonly sentId: string }
  | { readonly to: 'elsewhere'; readonly referralId: string }

export const pathOf = (sent: Sent): string => {
  if (sent.to === 'initiative') return paths.initiativeReceived(sent.number)
  return sent.to === 'waiting' ? paths.ideaReceived(sent.sentId) : paths.ideaSentOn(sent.referralId)
}

/** Makes of sent answers what they should become; runs in the transaction that closes the draft. */
export async function sendIdea(act: Act, submission: Submission): Promise<string> {
  const route = await findRoute(act, submission.answers)
  const read = chosenWay(route, submission.input.text)
  if (!read.ok) throw new Conflict('The way was checked before')
  const sent = await goTheWay(act, submission, route, read.way)
  const { kind } = read.way
  if (kind !== null && sent.to !== 'elsewhere') {
    const to = sent.to === 'waiting' ? { sentId: sent.sentId } : { caseId: sent.caseId }
    const { typed, answers } = submission
    await sendMoneyAlong(act, { typed, answers, kind, to })
  }
  if (!wantsMoneyNow(submission.input.text)) return pathOf(sent)
  // The page with the money leads back where this idea has none to ask.
  if (sent.to === 'waiting') return paths.ideaMoney(sent.sentId)
  const isOwn = sent.to === 'initiative' && act.actor.personId !== null
  const open = isOwn && (await moneyStepFor(act, read.way.kind, submission.answers))
  return isOwn && open ? paths.initiativeApply(sent.number) : pathOf(sent)
}

/** Takes the chosen way: the outcome is stored with its reasons, a departure with the person's own. */
export async function goTheWay(act: Act, told: Told, route: FoundRoute, way: Way): Promise<Sent> {
  const resultId = await storeRoute(act, route, way, told)
  if (way.kind === null) return sendOn(act, told, route, resultId)
  const sent = await submitAs(act, told, way.kind, resultId)
  if (told.draftId !== null && sent.to === 'initiative') await markAgain(act.db, told.draftId, sent.caseId)
  if (route.kind === null && route.outcome !== null) {
    await store.endReferral(act.db, {
      draftId: told.draftId,
      outcome: route.outcome,
      ended: 'overruled',
      resultId,
      answersId: null,
      caseId: sent.to === 'initiative' ? sent.caseId : null,
      at: act.now,
      locale: act.locale,
    })
  }
  return sent
}

/** Sends the story on to where it belongs, with how to reach who told it. */
async function sendOn(act: Act, told: Told, route: FoundRoute, resultId: string | null): Promise<Sent> {
  const { elsewhere, outcome } = route
  if (!elsewhere || outcome === null) throw new Conflict('Nowhere to send this on to')
  const referralId = await store.endReferral(act.db, {
    draftId: told.draftId,
    outcome,
    ended: 'sent_on',
    resultId,
    answersId: told.answersId,
    caseId: null,
    at: act.now,
    locale: act.locale,
  })
  await sendForward(act, elsewhere, told.answers, route.reason)
  await sendSentOn(act, elsewhere, told.answers)
  return { to: 'elsewhere', referralId }
}

/** Submits the answers as an initiative of a kind. */
const submitAs = (act: Act, told: Told, kind: Kind, resultId: string | null): Promise<Sent> =>
  submitTold(act, told, (initiator) =>
    ideaFrom(act, told.answers, { kind, answersId: told.answersId, resultId, initiator }),
  )

/**
 * Submits what `ideaOf` makes of the answers in the name of who told it. Who does not use e-mail becomes a line of work
 * for the team.
 */
export async function submitTold(
  act: Act,
  told: Told,
  ideaOf: (initiator: IdeaInput['initiator']) => Promise<IdeaInput>,
): Promise<Sent> {
  const teller = tellerOf(told.answers)
  const { actor } = act
  const isOwn = actor.personId !== null && !told.forSomebody
  if (isOwn) await keepDetails(act, told, teller)
  const idea = await ideaOf(isOwn && actor.personId ? { personId: actor.personId } : teller)
  const submitted = await submitInitiative(act, idea)
  if (submitted.state === 'awaiting_confirmation') {
    await store.setSentLocale(act.db, submitted.sentId, act.locale)
    return { to: 'waiting', sentId: submitted.sentId }
  }
  const { caseId, number } = submitted
  if (teller.channel !== 'email') {
    await store.insertReceipt(act.db, { caseId, channel: teller.channel, at: act.now })
  }
  return { to: 'initiative', caseId, number }
}

/** A resident who is signed in may correct their name and how they hear from us. */
async function keepDetails(act: Act, told: Told, teller: Teller): Promise<void> {
  const { personId, roles } = act.actor
  if (personId === null || roles.length > 0) return
  await updatePerson(act.db, personId, {
    ...(teller.name ? { name: teller.name } : {}),
    ...(teller.phone ? { phone: teller.phone } : {}),
    ...(teller.postalAddress ? { postal_address: teller.postalAddress } : {}),
    // A form that does not ask leaves it as it is.
    ...(told.answers.channel ? { channel: teller.channel } : {}),
  })
}

/**
 * What was sent on becomes an initiative after all, with everything that was typed. Whether it is theirs is checked by
 * the page. Gives the path to go to, or what is wrong with the choice.
 * @throws NotFound when the answers are no longer kept
 */
export async function continueAsInitiative(
  act: Act,
  input: { readonly referralId: string; readonly kind: Kind; readonly reason: string },
): Promise<{ readonly ok: true; readonly location: string } | { readonly ok: false }> {
  return inTransaction(act, async (act) => {
    const referral = await store.referralById(act.db, input.referralId, true)
    const stored = referral?.answers_id ? await answersById(act.db, referral.answers_id) : null
    if (!referral || !stored) throw new NotFound('referral')
    if (referral.ended === 'overruled') return { ok: true, location: paths.ideaSentOn(referral.id) }
    const { framework_result_id: resultId } = referral
    const fault = resultId && (await deviate(act, { resultId, outcome: input.kind, reason: input.reason }))
    if (fault) return { ok: false }
    const told: Told = {
      answers: stored.answers,
      answersId: stored.id,
      draftId: null,
      forSomebody: stored.entered_by !== null,
    }
    const sent = await submitAs(act, told, input.kind, resultId)
    await store.overruleReferral(act.db, referral.id, sent.to === 'initiative' ? sent.caseId : null, act.now)
    return { ok: true, location: pathOf(sent) }
  })
}
