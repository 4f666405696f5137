import type { Act } from '../kit/act.ts'
import { formatDay } from '../kit/dates.ts'
import { say } from '../kit/locale.ts'
import { type MailBlock, renderMail } from '../kit/mail.ts'
import { putInOutbox } from '../kit/outbox.ts'
import { paths } from '../paths.ts'
import type { Block } from './store.ts'
import { texts } from './texts.ts'
import { blockToken } from './voice.ts'

async function send(
  act: Act,
  block: Block,
  content: { readonly subject: string; readonly blocks: readonly MailBlock[]; readonly button: string },
): Promise<void> {
  if (block.email === null) return
  const { locale } = block
  const path = paths.ownBlock(block.id, blockToken(act, block.id))
  await putInOutbox(act.db, {
    to: block.email,
    toPersonId: block.person_id,
    ...renderMail(act, locale, {
      subject: content.subject,
      to: block.name,
      blocks: [...content.blocks, { link: { label: content.button, path } }],
    }),
    at: act.now,
  })
}

const until = ({ last_day, locale }: Block): string => formatDay(last_day, locale, 'long')

/** Tells somebody that they are blocked: why, until when, what they can still do, and how to object. */
export async function sendBlocked(act: Act, block: Block): Promise<void> {
  const t = texts(block.locale).mail
  await send(act, block, {
    subject: t.blocked.subject,
    blocks: [
      t.blocked.body(until(block)),
      t.why,
      { quote: block.reason ?? '' },
      t.blocked.still,
      t.blocked.object(act.municipality.safety.answer_days),
    ],
    button: t.button,
  })
}

/** Tells whose address it is why nothing came of what was sent in with it. */
export async function sendStillBlocked(act: Act, block: Block): Promise<void> {
  const t = texts(block.locale).mail
  await send(act, block, {
    subject: t.still.subject,
    blocks: [t.still.body, t.still.until(until(block)), t.why, { quote: block.reason ?? '' }, t.still.notYou],
    button: t.button,
  })
}

/** Tells who objected what somebody else decided. */
export async function sendObjectionSettled(
  act: Act,
  block: Block,
  { outcome, reply }: { readonly outcome: 'ended' | 'stays'; readonly reply: string },
): Promise<void> {
  const t = texts(block.locale).mail
  const { complaint, ombudsman } = act.municipality
  await send(act, block, {
    subject: t.settled.subject,
    blocks: [
      outcome === 'ended' ? t.settled.ended : t.settled.stays(until(block)),
      t.why,
      { quote: reply },
      ...(outcome === 'stays'
        ? [t.settled.complaint, say(complaint.text, block.locale), say(ombudsman.text, block.locale)]
        : []),
    ],
    button: t.button,
  })
}

/** Tells somebody that they can take part again before the last day. */
export async function sendEnded(act: Act, block: Block, reason: string): Promise<void> {
  const t = texts(block.locale).mail
  await send(act, block, {
    subject: t.ended.subject,
    blocks: [t.ended.body, t.why, { quote: reason }],
    button: t.button,
  })
}
