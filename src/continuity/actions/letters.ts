import {
  type AboutPlan,
  initiativeById,
  type PlanLetter,
  tellGuideOrTeam,
  writeAboutPlan,
} from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { renderMail } from '../../kit/mail.ts'
import { putInOutbox } from '../../kit/outbox.ts'
import { newToken, tokenHash } from '../../kit/tokens.ts'
import { type ConcernLetter, concernLetter, declinedOfferLetter } from '../mails.ts'
import * as store from '../store.ts'

/** A new link for the mails to somebody who keeps it up. */
export async function newLink(act: Act, maintainerId: string): Promise<string> {
  const token = newToken()
  await store.insertLink(act.db, {
    token_hash: tokenHash(token),
    maintainer_id: maintainerId,
    made_on: dayOf(act.now),
  })
  return token
}

/** Writes to one of those who keep it up, with a link of their own. */
export async function writeToMaintainer(
  act: Act,
  maintainer: Pick<store.Maintainer, 'id' | 'case_id' | 'person_id'>,
  write: (about: AboutPlan, token: string) => PlanLetter,
): Promise<void> {
  const token = await newLink(act, maintainer.id)
  await writeAboutPlan(act, maintainer, (about) => write(about, token))
}

/** Writes to everybody who keeps it up now, but for who said it. */
export async function writeToMaintainers(
  act: Act,
  caseId: string,
  write: (about: AboutPlan, token: string) => PlanLetter,
  saidBy?: string,
): Promise<void> {
  const all = await store.maintainersOf(act.db, caseId)
  for (const maintainer of all) {
    if (maintainer.ended_on === null && maintainer.id !== saidBy)
      await writeToMaintainer(act, maintainer, write)
  }
}

/** Tells who answers for the case; where the guide has left, the initiative team. */
export const tellWhoAnswers = (
  act: Act,
  caseId: string,
  what: ConcernLetter,
  note: string | null,
): Promise<void> => tellGuideOrTeam(act, caseId, (about) => concernLetter(about, what, note))

/** Tells somebody that their offer to take it over came to nothing, before it is forgotten who they were. */
export async function declineOffer(act: Act, caseId: string, offer: store.Offer): Promise<void> {
  const { locale } = act
  const { name, email } = offer
  if (name === null || email === null) return
  const initiative = await initiativeById(act.db, caseId)
  await putInOutbox(act.db, {
    to: email,
    ...renderMail(act, locale, { ...declinedOfferLetter(locale, initiative?.title ?? ''), to: name }),
    about: { kind: 'case', id: caseId },
    at: act.now,
  })
}
