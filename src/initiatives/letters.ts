import { keepHandLetter, openedCase, sendToContact, sendToOffice } from '../cases/index.ts'
import type { Act } from '../kit/act.ts'
import type { Locale } from '../kit/locale.ts'
import { type MailBlock, renderMail } from '../kit/mail.ts'
import { putInOutbox } from '../kit/outbox.ts'
import { actorOf, hearsByMail, isStaff, personById } from '../people/index.ts'
import { initiativeById } from './store.ts'

/** The plan a letter is about, in the language of its reader. */
export interface AboutPlan {
  readonly locale: Locale
  readonly title: string
  readonly number: string
}

export interface PlanLetter {
  readonly subject: string
  readonly blocks: readonly MailBlock[]
  /** Nothing to tell by telephone or letter. */
  readonly mailOnly?: true
  /** What is told by telephone or letter instead: there are no links to choose with. */
  readonly onPaper?: readonly MailBlock[]
}

/**
 * Writes to somebody about a plan that was carried out, in their language. Who does not use e-mail is told by telephone
 * or letter by the contact of the case. False when nobody is told.
 */
export async function writeAboutPlan(
  act: Act,
  to: { readonly case_id: string; readonly person_id: string | null },
  write: (about: AboutPlan) => PlanLetter,
): Promise<boolean> {
  const person = to.person_id === null ? null : await personById(act.db, to.person_id)
  const initiative = await initiativeById(act.db, to.case_id)
  if (!person || !initiative) return false
  const letter = write({ locale: person.locale, title: initiative.title, number: initiative.number })
  if (!hearsByMail(person) || person.email === null) {
    const blocks = letter.onPaper ?? letter.blocks
    if (!letter.mailOnly) await keepHandLetter(act, to.case_id, person, { ...letter, blocks })
    return !letter.mailOnly
  }
  await putInOutbox(act.db, {
    to: person.email,
    toPersonId: person.id,
    ...renderMail(act, person.locale, { ...letter, to: person.name }),
    about: { kind: 'case', id: to.case_id },
    at: act.now,
  })
  return true
}

/** Tells who answers for a plan; where the guide has left, the initiative team. Who acts is not told of it. */
export async function tellGuideOrTeam(
  act: Act,
  caseId: string,
  write: (about: AboutPlan) => PlanLetter,
): Promise<void> {
  const opened = await openedCase(act, caseId)
  const { contactId } = opened
  const isHere = contactId !== null && isStaff(await actorOf(act.db, contactId))
  if (isHere) return sendToContact(act, opened, write, act.actor.personId)
  const { team } = act.municipality
  await sendToOffice(act, opened, { name: team.name.nl, email: team.email }, write)
}
