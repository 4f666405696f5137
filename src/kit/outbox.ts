import { randomUUID } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { type Act, inTransaction } from './act.ts'
import type { Db } from './db.ts'
import { announce } from './events.ts'
import { addJob, type Jobs } from './jobs.ts'
import { absolute } from './mail.ts'
import {
  type Attachment,
  insertMails,
  lockUnsentMail,
  markAllSent,
  markFailed,
  markGivenUp,
  markSent,
  type OutboxRow,
  takeUpAgain,
  waitingMail,
} from './outbox/store.ts'

export {
  type Attachment,
  countMail,
  listMail,
  mailById,
  mailByMessageId,
  type OutboxRow,
  removeAbout,
  removeDone,
  type TroubledMail,
  troubledMail,
} from './outbox/store.ts'

export interface Mail {
  readonly to: string
  readonly toPersonId?: string | null
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly attachments?: readonly Attachment[]
  /** Where an answer goes, and the earlier mail that this one stands below. */
  readonly messageId?: string
  readonly replyTo?: string | null
  readonly inReplyTo?: string | null
  readonly references?: string | null
  /** What the mail is about, to find it again: kind and identifier. */
  readonly about?: { readonly kind: string; readonly id: string }
  /** Where one click in a mail program stops such mail (RFC 8058): a path that takes a post. */
  readonly unsubscribePath?: string
  readonly at: Date
}

/** An identifier of our own for a mail; by its end we know our own mail when it comes back. */
export const newMessageId = (): string => `<${randomUUID()}@meemaken>`

/**
 * Puts a mail in the outbox, in the transaction of what happened: both are stored or neither.
 * Its Message-ID is fixed here, so that a second copy can be recognised as such.
 */
export async function putInOutbox(db: Db, mail: Mail): Promise<string> {
  const [id] = await putAllInOutbox(db, [mail])
  if (!id) throw new Error('A mail was not stored')
  return id
}

/** The same for many at once, however many: a few statements. */
export function putAllInOutbox(db: Db, mails: readonly Mail[]): Promise<readonly string[]> {
  return insertMails(
    db,
    mails.map((mail) => ({
      message_id: mail.messageId ?? newMessageId(),
      to_address: mail.to,
      to_person_id: mail.toPersonId ?? null,
      subject: oneLine(mail.subject),
      body_text: mail.text,
      body_html: mail.html,
      attachments: mail.attachments ?? [],
      about_kind: mail.about?.kind ?? null,
      about_id: mail.about?.id ?? null,
      reply_to: mail.replyTo ?? null,
      in_reply_to: mail.inReplyTo ?? null,
      mail_references: mail.references ?? null,
      unsubscribe_path: mail.unsubscribePath ?? null,
      created_at: mail.at,
    })),
  )
}

/** A line break in a subject could start a header of its own. */
const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 200)

/** For a demo city that was just built: its mailbox page is the world outside, and everything in it has arrived. */
export const deliverToMailbox = (db: Db): Promise<void> => markAllSent(db)

/** Tries a mail again that could not be delivered; false when there is nothing to try. */
export const retryMail = (act: Act, id: string): Promise<boolean> =>
  inTransaction(act, async (act) => {
    const taken = await takeUpAgain(act.db, id)
    if (taken) await addJob(act.db, 'deliver_mail', { id }, { key: `mail:${id}` })
    return taken
  })

/** Hands one mail to the world outside. */
export type Transport = (mail: OutboxRow) => Promise<void>

/** SMTP when there is an address for it; in a demo the mailbox page is the world outside. */
export function transportFor(settings: Act['settings'], senderName: string): Transport | null {
  if (settings.smtpUrl) return smtpTransport(settings, settings.smtpUrl, senderName)
  return settings.demo ? async () => {} : null
}

// A mail server that says nothing must not keep a connection to the database waiting for long.
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 }

function smtpTransport(settings: Act['settings'], url: string, senderName: string): Transport {
  const smtp = createTransport({ url, ...patience })
  const from = settings.mailFrom ?? 'meemaken@localhost'
  return async (mail) => {
    await smtp.sendMail({
      from: { name: senderName, address: from },
      // As an object: one recipient, whatever signs are in the address.
      to: { name: '', address: mail.to_address },
      // No out-of-office replies to a machine (RFC 3834).
      headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders({ settings }, mail) },
      subject: mail.subject,
      text: mail.body_text,
      html: mail.body_html,
      messageId: mail.message_id,
      ...threadOf(mail),
      attachments: mail.attachments.map((file) => ({
        filename: file.name,
        contentType: file.mediaType,
        content: file.content,
        ...(file.encoding ? { encoding: file.encoding } : {}),
      })),
    })
  }
}

/** Headers by which a mail program shows a button that stops such mail (RFC 2369, RFC 8058). */
export const unsubscribeHeaders = (
  act: Pick<Act, 'settings'>,
  { unsubscribe_path: path }: Pick<OutboxRow, 'unsubscribe_path'>,
): Readonly<Record<string, string>> =>
  path === null
    ? {}
    : {
        'List-Unsubscribe': `<${absolute(act, path)}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }

/** An answer goes to the reply address, and so does the report of a server that cannot deliver the mail. */
const threadOf = (mail: OutboxRow) =>
  mail.reply_to === null
    ? {}
    : {
        replyTo: mail.reply_to,
        envelope: { from: mail.reply_to, to: mail.to_address },
        ...(mail.in_reply_to ? { inReplyTo: mail.in_reply_to } : {}),
        ...(mail.mail_references ? { references: mail.mail_references } : {}),
      }

const hour = 60 * 60 * 1000
/** Mail that cannot be delivered for so long is given up; it stays in the outbox with the reason. */
export const giveUpAfterHours = 72

/** Jobs of the outbox: deliver one mail, and pick up what was left lying. */
export function outboxJobs(transport: Transport | null): Jobs {
  return {
    deliver_mail: (act, payload) => deliver(act, (payload as { id: string }).id, transport),
    deliver_waiting_mail: async (act) => {
      const anHourAgo = new Date(act.now.getTime() - hour)
      for (const id of await waitingMail(act.db, anHourAgo))
        await addJob(act.db, 'deliver_mail', { id }, { key: `mail:${id}` })
    },
  }
}

/**
 * Sends once: the row is locked while the mail server answers and marked in the same transaction.
 * Only a kill between that answer and our commit can lead to a second copy, with the same Message-ID.
 * What fails is tried again later, unless the server knows that nobody has this address.
 */
async function deliver(act: Act, id: string, transport: Transport | null): Promise<void> {
  const failure = await act.db.transaction().execute(async (tx) => {
    const mail = await lockUnsentMail(tx, id)
    if (!mail) return null
    if (!transport) return { error: new Error('No mail server is set: give SMTP_URL'), mail }
    try {
      await transport(mail)
    } catch (error) {
      return { error, mail }
    }
    await markSent(tx, id, act.now)
    return null
  })
  if (!failure) return
  const { error, mail } = failure
  await markFailed(act.db, id, error instanceof Error ? error.message.slice(0, 300) : 'unknown')
  const age = act.now.getTime() - mail.created_at.getTime()
  if (isRefusedForGood(error)) {
    await inTransaction(act, async (act) => {
      await markGivenUp(act.db, id, act.now)
      await announce(act, { type: 'mail_refused', mail })
    })
    return
  }
  if (age > giveUpAfterHours * hour) return markGivenUp(act.db, id, act.now)
  throw error
}

/** The server refused the recipient, and will do so tomorrow (5xx on RCPT TO). */
function isRefusedForGood(error: unknown): boolean {
  const { command, responseCode } = error as { readonly command?: unknown; readonly responseCode?: unknown }
  return command === 'RCPT TO' && typeof responseCode === 'number' && responseCode >= 500
}
