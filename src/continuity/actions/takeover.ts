import { type Initiative, initiativeByNumber } from '../../initiatives/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { limit } from '../../kit/limits.ts'
import { insertPerson, personByEmail } from '../../people/index.ts'
import { joinedLetter, thanksLetter } from '../mails.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { declineOffer, tellWhoAnswers, writeToMaintainer, writeToMaintainers } from './letters.ts'
import { tended } from './tend.ts'

/** A public plan that looks for somebody to take it over; 404 for any other. */
export async function planToTakeOver(act: Act, number: string): Promise<Initiative> {
  const initiative = /^\d{4}-\d{4,9}$/.test(number) ? await initiativeByNumber(act.db, number) : null
  if (!initiative?.public) throw new NotFound('initiative')
  const kept = await store.keptById(act.db, initiative.case_id)
  if (kept?.standing !== 'takeover' || kept.ended_on !== null) throw new NotFound('takeover')
  return initiative
}

const perSender = { name: 'takeover-offer', attempts: 5, seconds: 24 * 60 * 60 }
const perWish = { name: 'takeover-offers', attempts: 30, seconds: 24 * 60 * 60 }

/** Somebody wants to take it over: the guide or the team brings them together. */
export async function offerTakeover(
  act: Act,
  number: string,
  offer: { readonly name: string; readonly email: string; readonly message: string | null },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const { case_id: caseId } = await planToTakeOver(act, number)
    await limit(act, perSender, offer.email)
    await limit(act, perWish, caseId)
    await store.insertOffer(act.db, { ...offer, case_id: caseId, offered_at: act.now })
    await tellWhoAnswers(act, caseId, 'offer', offer.message)
  })
}

/**
 * Says yes or no to who offered. With a yes they keep it up from today; who kept it up until now stops, or they do it
 * together.
 */
export async function answerOffer(
  act: Act,
  caseId: string,
  input: { readonly offerId: string; readonly accepts: boolean; readonly replaces: boolean },
): Promise<void> {
  await inTransaction(act, async (act) => {
    await tended(act, caseId)
    const offer = await store.openOfferById(act.db, input.offerId)
    if (offer?.case_id !== caseId || !offer.email || !offer.name)
      throw new Conflict(texts(act.locale).desk.offerGone)
    await store.answerOffers(act.db, { id: offer.id }, input.accepts, act.now)
    if (!input.accepts) return declineOffer(act, caseId, offer)
    const today = dayOf(act.now)
    if (input.replaces) {
      await writeToMaintainers(act, caseId, (about) => thanksLetter(about))
      await store.endMaintainers(act.db, { caseId }, today)
    }
    const { name, email } = offer
    const person =
      (await personByEmail(act.db, email)) ??
      (await insertPerson(act.db, { name, email, channel: 'email', locale: act.locale }, act.now))
    const next = { case_id: caseId, person_id: person.id }
    const id = await store.insertMaintainer(act.db, {
      ...next,
      organisation_id: null,
      role: 'contact',
      starts_on: today,
      until_day: null,
    })
    await store.markHandled(act.db, caseId, today)
    // Nobody looks for anybody any more; how it stands is asked in due time.
    await store.updateKept(act.db, caseId, { standing: null, seen_on: null })
    if (id !== null)
      await writeToMaintainer(act, { id, ...next }, (about, token) => joinedLetter(about, token))
  })
}
