import { postUpdate } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { type Day, formatDay } from '../../kit/dates.ts'
import { renderMail } from '../../kit/mail.ts'
import { putInOutbox } from '../../kit/outbox.ts'
import { paths } from '../../paths.ts'
import { hearsByMail, peopleByIds } from '../../people/index.ts'
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

/** The vote on a wish begins anew: who judges it is asked to vote again, without who had an interest. */
export async function tellAnew(
  act: Act,
  personIds: readonly string[],
  about: {
    readonly roundId: string
    readonly wishId: string
    readonly title: string
    readonly until: Day
  },
): Promise<void> {
  for (const person of (await peopleByIds(act.db, personIds)).values()) {
    if (!hearsByMail(person)) continue
    const { id, name, email, locale } = person
    const t = texts(locale).anewMail
    const path = paths.juryWish(about.roundId, about.wishId)
    const mail = renderMail(act, locale, {
      to: name,
      subject: t.subject(about.title),
      blocks: [
        t.text(about.title, formatDay(about.until, locale, 'long')),
        { link: { label: t.button, path } },
      ],
    })
    await putInOutbox(act.db, {
      ...mail,
      ...{ to: email, toPersonId: id, at: act.now },
      about: { kind: 'jury_round', id: about.roundId },
    })
  }
}

/** The jury wants to look at it again, later. */
export async function tellNotNow(act: Act, caseId: string, reasons: string): Promise<void> {
  await postUpdate(act, { caseId, text: words().notNow(reasons), visibility: 'parties' })
}
