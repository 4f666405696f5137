import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { type MailBlock, renderMail } from '../kit/mail.ts'
import { putInOutbox } from '../kit/outbox.ts'
import { sendAnswerable } from '../messages/index.ts'
import { hearsByMail, type Person, peopleByIds, personById } from '../people/index.ts'
import type { About, Letter } from './mails.ts'
import type { OpenedCase } from './record.ts'
import * as store from './store.ts'

/** Makes a letter in the language of its reader. */
export type Write = (about: About) => Letter

/** Everyone who takes part, through whatever role; each person once. */
export const sendToParties = (
  act: Act,
  opened: OpenedCase,
  write: Write,
  except: string | null = null,
): Promise<void> => sendTo(act, opened, opened.relations.personIds, write, except)

/** Who answers for the case now; while away their substitute. */
export const sendToContact = (
  act: Act,
  opened: OpenedCase,
  write: Write,
  except: string | null = null,
): Promise<void> => sendTo(act, opened, [opened.contactId], write, except)

/**
 * Puts a letter in the outbox for each of these people who wants to hear from us by e-mail. For others who take part
 * it is kept: the contact tells them by telephone or letter.
 */
export async function sendTo(
  act: Act,
  opened: OpenedCase,
  personIds: readonly (string | null)[],
  write: Write,
  except: string | null = null,
): Promise<void> {
  const wanted = [...new Set(personIds)].filter((id) => id !== null && id !== except)
  if (wanted.length === 0) return
  const people = await peopleByIds(act.db, [...wanted, opened.contactId])
  const contact = opened.contactId === null ? null : (people.get(opened.contactId) ?? null)
  for (const id of wanted) {
    const person = id === null ? undefined : people.get(id)
    if (person) await send(act, opened, person, contact, write)
  }
}

async function send(
  act: Act,
  opened: OpenedCase,
  person: Person,
  contact: Person | null,
  write: Write,
): Promise<void> {
  const letter = write(aboutCase(act, opened, contact, person.locale))
  if (!hearsByMail(person)) {
    if (opened.relations.personIds.includes(person.id) && !letter.mailOnly) {
      await keepHandLetter(act, opened.file.id, person, letter)
    }
    return
  }
  await sendAnswerable(act, {
    to: person,
    content: letter,
    about: { kind: 'case', id: opened.file.id },
  })
}

/** Keeps what the contact of a case must tell this person by telephone or letter, in the words of the mail. */
export async function keepHandLetter(
  act: Act,
  caseId: string,
  person: Pick<Person, 'id' | 'name' | 'locale'>,
  letter: Letter,
): Promise<void> {
  const { subject, text } = renderMail(act, person.locale, {
    ...letter,
    to: person.name,
    blocks: letter.blocks.flatMap(onPaper),
  })
  await store.insertHandLetter(act.db, {
    case_id: caseId,
    person_id: person.id,
    subject,
    body: text,
    locale: person.locale,
    on_day: dayOf(act.now),
    at: act.now,
  })
}

/** Paper has no links, and nobody reads quote signs aloud. */
const onPaper = (block: MailBlock): readonly MailBlock[] => {
  if (typeof block === 'string' || 'list' in block) return [block]
  return 'quote' in block ? [`“${block.quote}”`] : []
}

/** To an office instead of a person, such as the alderman's. */
export async function sendToOffice(
  act: Act,
  opened: OpenedCase,
  office: { readonly name: string; readonly email: string },
  write: Write,
): Promise<void> {
  const contact = opened.contactId === null ? null : await personById(act.db, opened.contactId)
  const letter = write(aboutCase(act, opened, contact, 'nl'))
  await putInOutbox(act.db, {
    to: office.email,
    ...renderMail(act, 'nl', { ...letter, to: office.name }),
    about: { kind: 'case', id: opened.file.id },
    at: act.now,
  })
}

const aboutCase = (act: Act, opened: OpenedCase, contact: Person | null, locale: About['locale']): About => ({
  locale,
  number: opened.file.number,
  title: opened.file.title,
  process: opened.process,
  municipality: act.municipality,
  contact: contact && { name: contact.name, phone: contact.phone ?? act.municipality.team.telephone },
})
