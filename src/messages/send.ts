import type { Act } from '../kit/act.ts'
import type { Locale } from '../kit/locale.ts'
import { type MailContent, renderMail } from '../kit/mail.ts'
import { type Attachment, newMessageId, putInOutbox } from '../kit/outbox.ts'
import type { Person } from '../people/index.ts'
import { newReplyToken, replyAddressOf } from './address.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

export interface AnswerableMail {
  readonly to: Pick<Person, 'id' | 'name'> & { readonly email: string; readonly locale: Locale }
  readonly content: Omit<MailContent, 'to'>
  /** What it is about, and what an answer to it is about: the same unless said otherwise. */
  readonly about: { readonly kind: string; readonly id: string }
  readonly answersTo?: { readonly kind: string; readonly id: string }
  readonly attachments?: readonly Attachment[]
}

/**
 * Mails somebody about something they take part in. With inbound mail set up they can answer the mail itself: it has
 * a reply address of this person and this thing, and stands below the earlier mail about it.
 */
export async function sendAnswerable(act: Act, mail: AnswerableMail): Promise<void> {
  const { to, about, attachments } = mail
  const answersTo = mail.answersTo ?? about
  const base = {
    to: to.email,
    toPersonId: to.id,
    about,
    at: act.now,
    ...(attachments ? { attachments } : {}),
  }
  if (act.settings.mailReplyTo === null) {
    const rendered = renderMail(act, to.locale, { ...mail.content, to: to.name })
    await putInOutbox(act.db, { ...base, ...rendered })
    return
  }
  const address = await store.takeReplyAddress(act.db, {
    token: newReplyToken(),
    about_kind: answersTo.kind,
    about_id: answersTo.id,
    person_id: to.id,
    at: act.now,
  })
  const messageId = newMessageId()
  const blocks = [...mail.content.blocks, texts(to.locale).answerThis]
  const earlier = [address.first_message_id, address.last_message_id].filter((id) => id !== null)
  await putInOutbox(act.db, {
    ...base,
    ...renderMail(act, to.locale, { ...mail.content, blocks, to: to.name }),
    messageId,
    replyTo: replyAddressOf(act.settings, address.token),
    inReplyTo: address.last_message_id,
    references: [...new Set(earlier)].join(' ') || null,
  })
  await store.keepThread(act.db, address.token, messageId)
}
