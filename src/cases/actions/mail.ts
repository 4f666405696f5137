import type { Act } from '../../kit/act.ts'
import type { DomainEvent } from '../../kit/events.ts'
import { acceptFile, type FileRefusal } from '../../kit/files.ts'
import { renderMail } from '../../kit/mail.ts'
import { putInOutbox } from '../../kit/outbox.ts'
import { type Answer, type MailAnswer, type MailBounce, settleAnswer } from '../../messages/index.ts'
import { actorOf, hearsByMail, type Person, peopleByIds, personById } from '../../people/index.ts'
import { mailTexts } from '../mail-texts.ts'
import { type OpenedCase, openedCase } from '../record.ts'
import { maySpeakForInitiator, mayWrite } from '../rights.ts'
import * as store from '../store.ts'
import { answerRequest, postMessage } from './conversation.ts'

/** Files of a mail, taken as uploads are; and in words which we could not take. */
export interface TakenFiles {
  readonly fileIds: readonly string[]
  readonly refused: readonly string[]
}

export async function takeMailFiles(
  act: Act,
  files: MailAnswer['files'],
  words: Readonly<Record<Exclude<FileRefusal, 'not_kept'>, string>>,
): Promise<TakenFiles> {
  const fileIds: string[] = []
  const refused: string[] = []
  for (const file of files) {
    const accepted = await acceptFile(act, file)
    if (accepted.ok) fileIds.push(accepted.file.id)
    // Our own storage is full or away: the mail stays where it is, and is tried again.
    else if (accepted.reason === 'not_kept') throw new Error('a file of a mail could not be kept')
    else refused.push(`${file.name}: ${words[accepted.reason]}`)
  }
  return { fileIds, refused }
}

/** What somebody wrote by mail, as a message: refused files are named in it. */
export function messageOfMail(
  answer: Answer,
  { fileIds, refused }: TakenFiles,
  words: { readonly onlyFiles: string; readonly notTaken: string },
): { readonly text: string; readonly quoted: string | null; readonly fileIds: readonly string[] } {
  const parts = [
    answer.own || (refused.length === 0 ? words.onlyFiles : ''),
    refused.length > 0 ? [words.notTaken, ...refused.map((line) => `- ${line}`)].join('\n') : '',
  ]
  return { text: parts.filter(Boolean).join('\n\n'), quoted: answer.quoted, fileIds }
}

/**
 * An answer by mail lands in the conversation, as if it was written on the site: with the same rights, and with an
 * answer to what was asked the clock runs again. Who may no longer write, or writes to an ended case, gets a word back.
 */
export async function landAnswer(given: Act, event: DomainEvent): Promise<void> {
  const mail = event.answer as MailAnswer
  if (mail.aboutKind !== 'case') return
  const person = await personById(given.db, mail.personId)
  if (!person) return
  const actor = await actorOf(given.db, mail.personId)
  const act: Act = { ...given, actor, locale: person.locale }
  const t = mailTexts(person.locale).byMail
  const opened = await openedCase(act, mail.aboutId)
  if (!mayWrite(actor, opened.relations)) {
    await writeBack(act, person, opened, [t.noRight(opened.file.title), t.call(act.municipality.telephone)])
    return settleAnswer(act, mail.id, 'answered', 'no_right')
  }
  const taken = await takeMailFiles(act, mail.files, t.refusals)
  const message = { caseId: opened.file.id, ...messageOfMail(mail.answer, taken, t), via: 'email' as const }
  const answers = opened.state.pausedUntil !== null && maySpeakForInitiator(actor, opened.relations)
  await (answers ? answerRequest(act, message) : postMessage(act, message))
  await settleAnswer(act, mail.id, 'landed')
  const words = [
    ...(taken.refused.length > 0 ? [t.filesNotTaken, { list: taken.refused }] : []),
    ...(opened.state.status === 'ended' ? [t.ended(opened.file.title)] : []),
  ]
  if (words.length > 0) await writeBack(act, person, opened, [t.cameIn, ...words])
}

/** A word back to who mailed; without a reply address, so that two machines never keep each other busy. */
async function writeBack(
  act: Act,
  person: Person,
  { file }: OpenedCase,
  blocks: Parameters<typeof renderMail>[2]['blocks'],
): Promise<void> {
  if (!person.email) return
  const subject = mailTexts(person.locale).byMail.subject(file.title)
  await putInOutbox(act.db, {
    to: person.email,
    toPersonId: person.id,
    ...renderMail(act, person.locale, { subject, blocks, to: person.name }),
    about: { kind: 'case', id: file.id },
    at: act.now,
  })
}

/** What did not arrive by mail must be told in another way: the last mail about the case becomes a task. */
export async function tellBounced(act: Act, event: DomainEvent): Promise<void> {
  const { aboutKind, aboutId, personId, mail } = event.bounce as MailBounce
  if (aboutKind !== 'case') return
  const opened = await openedCase(act, aboutId)
  const person = (await peopleByIds(act.db, [personId])).get(personId)
  if (!person || hearsByMail(person) || !opened.relations.personIds.includes(personId)) return
  await store.insertHandLetter(act.db, {
    case_id: aboutId,
    person_id: personId,
    subject: mail.subject,
    body: mail.text,
    locale: person.locale,
    on_day: mail.day,
    at: act.now,
  })
}
