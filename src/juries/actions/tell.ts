import { postUpdate } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { type Day, formatDay } from '../../kit/dates.ts'
import { renderMail } from '../../kit/mail.ts'
import { putInOutbox } from '../../kit/outbox.ts'
import { paths } from '../../paths.ts'
import { hearsByMail, peopleByIds } from '../../people/index.ts'
import { absenceTexts } from '../absence-texts.ts'
import { juryName } from '../jury.ts'
import type { OpenedRound } from '../opened.ts'
import type { Round } from '../store.ts'
import { texts } from '../texts.ts'

// What stands on a timeline is said in the language of the municipality.
const words = () => texts('nl').toApplicant

/** The wish came after the closing day, or is not complete: it goes into the next round. */
export async function tellLate(
  act: Act,
  caseId: string,
  round: Round,
  next: { readonly closesOn: Day; readonly meetsOn: Day } | null,
): Promise<void> {
  const long = (day: Day): string => formatDay(day, 'nl', 'long')
  const closed = long(round.closes_on)
  const text = next
    ? words().late(closed, long(next.closesOn), long(next.meetsOn))
    : words().lateNoDate(closed)
  await postUpdate(act, { caseId, text, visibility: 'parties' })
}

/** The wish was taken off the list, with the reason, and goes into the next round. */
export async function tellMoved(act: Act, caseId: string, reason: string): Promise<void> {
  await postUpdate(act, { caseId, text: words().moved(reason.trim()), visibility: 'parties' })
}

/** A wish that a mail is about, and the page of it. */
interface AboutWish {
  readonly roundId: string
  readonly wishId: string
  readonly title: string
}

/** What a mail of a jury says, in the language of who gets it. */
type WishMail = (locale: Act['locale']) => {
  readonly subject: string
  readonly texts: readonly string[]
  readonly button: string
}

/** Mails these people about a wish, or about a round as a whole, with a button to its page. */
async function mailAbout(
  act: Act,
  personIds: readonly string[],
  { roundId, wishId }: { readonly roundId: string; readonly wishId?: string },
  mailIn: WishMail,
): Promise<void> {
  for (const person of (await peopleByIds(act.db, personIds)).values()) {
    if (!hearsByMail(person)) continue
    const { id, name, email, locale } = person
    const { subject, texts, button } = mailIn(locale)
    const link = { label: button, path: wishId ? paths.juryWish(roundId, wishId) : paths.juryRound(roundId) }
    const mail = renderMail(act, locale, { to: name, subject, blocks: [...texts, { link }] })
    const about = { kind: 'jury_round', id: roundId } as const
    await putInOutbox(act.db, { ...mail, to: email, toPersonId: id, at: act.now, about })
  }
}

/** A juror has a question: the secretary sends it on. Who asked is not in the mail. */
export const tellAsked = (
  act: Act,
  secretaryId: string,
  about: AboutWish & { readonly question: string },
): Promise<void> =>
  mailAbout(act, [secretaryId], about, (locale) => {
    const t = texts(locale).askedMail
    const { title, question } = about
    return { subject: t.subject(title), texts: [t.text(title), question, t.after], button: t.button }
  })

/** The answer of the applicant is with the wish: who asked reads it. */
export const tellAnswered = (
  act: Act,
  jurorId: string,
  about: AboutWish & { readonly question: string; readonly answer: string },
): Promise<void> =>
  mailAbout(act, [jurorId], about, (locale) => {
    const t = texts(locale).answeredMail
    const { title, question, answer } = about
    return { subject: t.subject(title), texts: [t.asked, question, t.answered, answer], button: t.button }
  })

/** The vote on a wish begins anew: who judges it is asked to vote again, without who had an interest. */
export const tellAnew = (
  act: Act,
  personIds: readonly string[],
  about: AboutWish & { readonly until: Day },
): Promise<void> =>
  mailAbout(act, personIds, about, (locale) => {
    const t = texts(locale).anewMail
    const { title, until } = about
    const text = t.text(title, formatDay(until, locale, 'long'))
    return { subject: t.subject(title), texts: [text], button: t.button }
  })

type InRound = Pick<OpenedRound, 'round' | 'jury'>

/** A member says that they cannot take part: whoever serves the jury is asked for a substitute. */
export async function tellAway(
  act: Act,
  { round, jury }: InRound,
  away: { readonly name: string; readonly hasSubstitute: boolean },
): Promise<void> {
  const secretary = jury.facts.secretary_id
  if (secretary === null || secretary === act.actor.personId) return
  await mailAbout(act, [secretary], { roundId: round.id }, (locale) => {
    const t = absenceTexts(locale).awayMail
    const which = texts(locale).roundTitle(juryName(jury, locale), round.number)
    return {
      subject: t.subject(which),
      texts: [t.text(away.name, which), away.hasSubstitute ? t.ask : t.none],
      button: t.button,
    }
  })
}

/** A substitute comes instead of a member, and judges the wishes until the last day to vote. */
export const tellStandIn = (act: Act, personId: string, { round, jury }: InRound): Promise<void> =>
  mailAbout(act, [personId], { roundId: round.id }, (locale) => {
    const t = absenceTexts(locale).standInMail
    const which = texts(locale).roundTitle(juryName(jury, locale), round.number)
    const until = formatDay(round.votes_until, locale, 'long')
    return { subject: t.subject(which), texts: [t.text(which, until), t.cannot], button: t.button }
  })

/** The member takes part after all, or somebody else comes instead. */
export const tellNotNeeded = (act: Act, personId: string, { round, jury }: InRound): Promise<void> =>
  mailAbout(act, [personId], { roundId: round.id }, (locale) => {
    const t = absenceTexts(locale).notNeededMail
    const which = texts(locale).roundTitle(juryName(jury, locale), round.number)
    return { subject: t.subject(which), texts: [t.text(which)], button: t.button }
  })

/** The jury wants to look at it again, later. */
export async function tellNotNow(act: Act, caseId: string, reasons: string): Promise<void> {
  await postUpdate(act, { caseId, text: words().notNow(reasons), visibility: 'parties' })
}
