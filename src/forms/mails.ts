import type { Act } from '../kit/act.ts'
import { dayOf, formatDay } from '../kit/dates.ts'
import { renderMail } from '../kit/mail.ts'
import { texts } from './texts.ts'

/** Mail with the link to go on with a draft on another device. */
export function resumeMail(act: Act, title: string, path: string, expiresAt: Date) {
  const t = texts(act.locale)
  return renderMail(act, act.locale, {
    subject: t.mailSubject(title),
    to: act.actor.name,
    blocks: [
      t.mailBody(title),
      { link: { label: t.goOnNow, path } },
      t.mailUntil(formatDay(dayOf(expiresAt), act.locale)),
      t.mailNotYou,
    ],
  })
}
