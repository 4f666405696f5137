import type { Act } from '../kit/act.ts'
import { formatDay } from '../kit/dates.ts'
import { inTheirs, type Locale } from '../kit/locale.ts'
import { type MailBlock, renderMail } from '../kit/mail.ts'
import { putInOutbox } from '../kit/outbox.ts'
import { paths } from '../paths.ts'
import { hearsByMail, membersOf, type Person, peopleByIds, peopleWithRoles } from '../people/index.ts'
import type { Loan, LoanItem } from './store.ts'
import { texts } from './texts.ts'

interface Letter {
  readonly subject: string
  readonly blocks: readonly MailBlock[]
}

async function mail(act: Act, person: Person, loan: Loan, write: (locale: Locale) => Letter): Promise<void> {
  if (!hearsByMail(person)) return
  await putInOutbox(act.db, {
    to: person.email,
    toPersonId: person.id,
    ...renderMail(act, person.locale, { ...write(person.locale), to: person.name }),
    about: { kind: 'loan', id: loan.id },
    at: act.now,
  })
}

/** What is borrowed and when, in a few words. */
function inWords(item: LoanItem, loan: Loan, locale: Locale): string {
  const t = texts(locale)
  const day = (value: string): string => formatDay(value, locale, 'long')
  return t.what(
    inTheirs(item.name, item.name_en, locale).text,
    loan.amount,
    day(loan.starts_on),
    day(loan.ends_on),
  )
}

/** To who borrows it. */
export async function mailBorrower(
  act: Act,
  item: LoanItem,
  loan: Loan,
  about: 'received' | 'confirmed' | 'declined' | 'lapsed' | 'fetch' | 'bring_back' | 'damaged' | 'late',
): Promise<void> {
  const person = (await peopleByIds(act.db, [loan.person_id])).get(loan.person_id ?? '')
  if (!person) return
  await mail(act, person, loan, (locale) => {
    const t = texts(locale).mail
    const name = inTheirs(item.name, item.name_en, locale).text
    const isAnswered = about === 'confirmed' || about === 'declined'
    return {
      subject: t[about].subject(name),
      blocks: [
        t[about].text,
        inWords(item, loan, locale),
        ...(isAnswered && loan.answer ? [{ quote: loan.answer }] : []),
        ...(about === 'damaged' && loan.return_note
          ? [t.damaged.what, { quote: loan.return_note }, t.damaged.after(item.contact)]
          : []),
        ...(about === 'late' ? [t.late.call(item.contact)] : []),
        ...(about === 'fetch' || about === 'bring_back' || about === 'late' ? [t.where(item.place)] : []),
        { link: { label: t.look, path: paths.myLoan(loan.id) } },
      ],
    }
  })
}

/** To who lends it: the contacts of the organisation, or the coordinators. */
export async function mailLenders(
  act: Act,
  item: LoanItem,
  loan: Loan,
  about: 'asked' | 'cancelled' | 'late',
  /** Who waits for it, where it is late. */
  next: Loan | null = null,
): Promise<void> {
  for (const person of await lendersOf(act, item)) {
    if (person.id === act.actor.personId) continue
    await mail(act, person, loan, (locale) => {
      const t = texts(locale).mail
      const words = about === 'late' ? t.lateToLender : t[about]
      const waits = next ? [t.lateToLender.next(formatDay(next.starts_on, locale, 'long'))] : []
      return {
        subject: words.subject(item.name),
        blocks: [
          words.text,
          inWords(item, loan, locale),
          ...waits,
          ...(about === 'asked' && loan.purpose ? [{ quote: loan.purpose }] : []),
          { link: { label: t[about === 'asked' ? 'answerLink' : 'look'], path: paths.lend(loan.id) } },
        ],
      }
    })
  }
}

async function lendersOf(act: Act, item: LoanItem): Promise<readonly Person[]> {
  if (item.organisation_id === null) return peopleWithRoles(act.db, 'coordinator')
  const members = await membersOf(act.db, item.organisation_id)
  const contacts = members.filter(({ role }) => role === 'contact').map(({ person_id }) => person_id)
  const people = [...(await peopleByIds(act.db, contacts)).values()]
  return people.length > 0 ? people : peopleWithRoles(act.db, 'coordinator')
}
