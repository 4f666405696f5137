import { createHash } from 'node:crypto'
import { type Act, inTransaction } from '../kit/act.ts'
import { type Day, dayOf } from '../kit/dates.ts'
import { announce, type DomainEvent } from '../kit/events.ts'
import { addJob } from '../kit/jobs.ts'
import { mailByMessageId, type OutboxRow } from '../kit/outbox.ts'
import { markBounced, type Person, personById, rolesOf } from '../people/index.ts'
import { tokensIn } from './address.ts'
import { type Answer, partAnswer } from './quotes.ts'
import { maxMailBytes, type ReadMail, readMail } from './read.ts'
import { type Facts, type Fate, fateOf } from './rules.ts'
import * as store from './store.ts'

const hour = 60 * 60 * 1000

/** An answer by mail that may land, for the domain that what it is about belongs to (`mail_answered`). */
export interface MailAnswer {
  readonly id: string
  readonly aboutKind: string
  readonly aboutId: string
  readonly personId: string
  readonly answer: Answer
  readonly files: ReadMail['files']
}

/** Mail to this person does not arrive (`mail_bounced`); what it was about may have to be told in another way. */
export interface MailBounce {
  readonly aboutKind: string
  readonly aboutId: string
  readonly personId: string
  /** The mail that did not arrive, and the day on which it was written. */
  readonly mail: { readonly subject: string; readonly text: string; readonly day: Day }
}

/** Stores a mail that came in; the worker reads it. Once this is done the sender's server may forget it. */
export async function receiveMail(
  act: Act,
  input: { readonly raw: Uint8Array; readonly by: 'imap' | 'webhook' },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const id = await store.insertInbound(act.db, { came_by: input.by, raw: input.raw, at: act.now })
    await addJob(act.db, 'take_in_mail', { id }, { key: `inbound:${id}` })
  })
}

const attemptsBeforeLook = 3
/** Nobody types so much; a colleague looks first. */
const longestText = 200_000

/** Reads one mail and gives it its place. What fails again and again is shown to the team: nothing gets lost. */
export async function takeInMail(act: Act, id: string): Promise<void> {
  try {
    await inTransaction(act, async (act) => {
      const row = await store.lockInbound(act.db, id, 'new')
      if (row) await decide(act, id, row.raw)
    })
  } catch (error) {
    if ((await store.countAttempt(act.db, id)) < attemptsBeforeLook) throw error
    await store.keepWaiting(act.db, id, 'failed')
  }
}

async function decide(act: Act, id: string, raw: Buffer | null): Promise<void> {
  if (raw === null || raw.byteLength > maxMailBytes) return store.keepWaiting(act.db, id, 'too_large')
  const mail = await readMail(raw, act.settings.inboundAuthServer).catch(() => null)
  if (!mail) return store.keepWaiting(act.db, id, 'unreadable')
  if (mail.text.length > longestText) return store.keepWaiting(act.db, id, 'too_large')
  const address = await store.addressByToken(act.db, tokensIn(act.settings, mail.recipients))
  const writer = address ? await personById(act.db, address.person_id) : null
  const digest = createHash('sha256').update(mail.text).digest('base64url')
  await store.keepRead(act.db, id, {
    message_id: mail.messageId,
    from_address: mail.from?.address ?? null,
    from_name: mail.from?.name ?? null,
    subject: mail.subject,
    body: mail.text,
    body_digest: digest,
    about_kind: address?.about_kind ?? null,
    about_id: address?.about_id ?? null,
    person_id: address?.person_id ?? null,
  })
  const isSecond =
    mail.messageId !== null &&
    (await store.cameBefore(act.db, {
      id,
      messageId: mail.messageId,
      from: mail.from?.address ?? '',
      digest,
    }))
  const fate = fateOf({
    automatic: mail.automatic,
    report: mail.report,
    fromAddress: mail.from?.address ?? null,
    proof: mail.proof,
    hasWords: mail.text !== '' || mail.files.length > 0,
    writer: await writerOf(act, writer),
    isSecond,
    thisHour: address ? await store.countSince(act.db, address, new Date(act.now.getTime() - hour)) : 1,
  })
  await carryOut(act, { id, mail, address, fate })
}

async function writerOf(act: Act, person: Person | null): Promise<Facts['writer']> {
  if (!person) return null
  const roles = await rolesOf(act.db, person.id)
  return { email: person.email, isStaff: roles.length > 0 }
}

interface Decided {
  readonly id: string
  readonly mail: ReadMail
  readonly address: store.ReplyAddress | null
  readonly fate: Fate
}

async function carryOut(act: Act, { id, mail, address, fate }: Decided): Promise<void> {
  const { db, now: at } = act
  if (fate.kind === 'wait') return store.keepWaiting(db, id, fate.why)
  if (fate.kind === 'ignore' || !address)
    return store.settle(db, id, { status: 'ignored', why: fate.kind === 'ignore' ? fate.why : 'report', at })
  const about = { aboutKind: address.about_kind, aboutId: address.about_id, personId: address.person_id }
  if (fate.kind === 'bounce') {
    await bounced(act, about, await mailByMessageId(db, address.last_message_id ?? ''))
    return store.settle(db, id, { status: 'bounced', at })
  }
  if (mail.messageId) await store.keepThread(db, address.token, mail.messageId)
  const answer: MailAnswer = { ...about, id, answer: partAnswer(mail.text), files: mail.files }
  await announce(act, { type: 'mail_answered', answer })
}

async function bounced(act: Act, about: Omit<MailBounce, 'mail'>, mail: OutboxRow | null): Promise<void> {
  await markBounced(act, about.personId)
  if (!mail) return
  const written = { subject: mail.subject, text: mail.body_text, day: dayOf(mail.created_at) }
  await announce(act, { type: 'mail_bounced', bounce: { ...about, mail: written } satisfies MailBounce })
}

/** Our own mail server knows at once that nobody has this address: the same as a report that comes back. */
export async function noticeRefused(act: Act, event: DomainEvent): Promise<void> {
  const mail = event.mail as OutboxRow
  if (mail.to_person_id === null || mail.about_kind === null || mail.about_id === null) return
  const about = { aboutKind: mail.about_kind, aboutId: mail.about_id, personId: mail.to_person_id }
  await bounced(act, about, mail)
}

/** The domain that an answer is about gave it its place, or told the sender why it did not. */
export const settleAnswer = (
  act: Act,
  id: string,
  status: 'landed' | 'answered',
  why: string | null = null,
): Promise<void> => store.settle(act.db, id, { status, why, at: act.now })

/** A mail that waits for a look, with all that came along; null when a colleague was first. */
export interface WaitingMail extends store.InboundMail {
  readonly answer: Answer
  readonly files: ReadMail['files']
  readonly raw: Uint8Array
}

/** Opens a waiting mail to give it its place, within the transaction of the act. */
export async function openWaitingMail(act: Act, id: string): Promise<WaitingMail | null> {
  const row = await store.lockInbound(act.db, id, 'waiting')
  if (!row) return null
  const raw = row.raw ?? Buffer.alloc(0)
  const mail = await readMail(raw, null).catch(() => null)
  return { ...row, raw, answer: partAnswer(mail?.text ?? row.body ?? ''), files: mail?.files ?? [] }
}

/** A colleague gave a waiting mail its place. `note`: the address it went to, or the reason to throw it away. */
export const settleWaiting = (
  act: Act,
  id: string,
  status: 'placed' | 'forwarded' | 'thrown_away',
  note: string | null = null,
): Promise<void> => store.settle(act.db, id, { status, note, by: act.actor.personId, at: act.now })
