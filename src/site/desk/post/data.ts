import {
  addNote,
  type Change,
  caseMailTexts,
  isParty,
  messageOfMail,
  openedCaseByNumber,
  postMessage,
  takeMailFiles,
} from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { Conflict } from '../../../kit/errors.ts'
import { renderMail } from '../../../kit/mail.ts'
import { putInOutbox } from '../../../kit/outbox.ts'
import { openWaitingMail, settleWaiting, type WaitingMail } from '../../../messages/index.ts'
import { actorOf, personByEmail } from '../../../people/index.ts'
import { texts } from './texts.ts'

async function opened(act: Act, id: string): Promise<WaitingMail> {
  const mail = await openWaitingMail(act, id)
  if (!mail) throw new Conflict(texts(act.locale).gone)
  return mail
}

const senderOf = ({ from_name, from_address }: WaitingMail): string =>
  [from_name, from_address && `<${from_address}>`].filter(Boolean).join(' ')

/**
 * Puts a mail in a case: in the conversation as who wrote it when they take part, else as a note that only staff see.
 * Answers which of the two it was.
 */
export async function placeMail(
  act: Act,
  input: { readonly id: string; readonly number: string },
): Promise<'message' | 'note'> {
  const mail = await opened(act, input.id)
  const found = await openedCaseByNumber(act, input.number)
  const caseId = found.file.id
  const writer = mail.from_address === null ? null : await personByEmail(act.db, mail.from_address)
  const takesPart = writer !== null && isParty(await actorOf(act.db, writer.id), found.relations)
  const words = caseMailTexts(takesPart ? writer.locale : act.locale).byMail
  const taken = await takeMailFiles(act, mail.files, words.refusals)
  const message = { caseId, ...messageOfMail(mail.answer, taken, words) }
  const t = texts(act.locale)
  const whole = [t.noteFrom(senderOf(mail)), mail.subject, message.text, message.quoted]
  const placed: Promise<Change> = takesPart
    ? postMessage(act, { ...message, via: 'email', writtenBy: writer.id })
    : addNote(act, { ...message, text: whole.filter(Boolean).join('\n\n') })
  await placed
  await settleWaiting(act, input.id, 'placed')
  return takesPart ? 'message' : 'note'
}

/** Sends the mail on as it came, with everything that was in it. */
export async function forwardMail(
  act: Act,
  input: { readonly id: string; readonly to: string; readonly reason: string },
): Promise<void> {
  const mail = await opened(act, input.id)
  const t = texts('nl').forwardMail
  await putInOutbox(act.db, {
    to: input.to,
    ...renderMail(act, 'nl', {
      subject: t.subject(mail.subject ?? ''),
      to: null,
      from: act.actor.name,
      blocks: [t.text(senderOf(mail)), { quote: input.reason }, t.attached],
    }),
    attachments: [
      {
        name: 'bericht.eml',
        mediaType: 'message/rfc822',
        content: Buffer.from(mail.raw).toString('base64'),
        encoding: 'base64',
      },
    ],
    at: act.now,
  })
  await settleWaiting(act, input.id, 'forwarded', input.to)
}

export async function throwAwayMail(
  act: Act,
  input: { readonly id: string; readonly reason: string },
): Promise<void> {
  await opened(act, input.id)
  await settleWaiting(act, input.id, 'thrown_away', input.reason)
}
