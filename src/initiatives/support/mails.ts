import type { Act } from '../../kit/act.ts'
import { addDays, dayOf, formatDay } from '../../kit/dates.ts'
import type { Locale } from '../../kit/locale.ts'
import { renderMail } from '../../kit/mail.ts'
import { putInOutbox } from '../../kit/outbox.ts'
import { paths } from '../../paths.ts'
import type { Initiative } from '../store.ts'
import { texts } from './texts.ts'

/** Asks to confirm what somebody thinks of a plan; the mail does not say what that is. */
export async function sendConfirmation(
  act: Act,
  about: {
    readonly to: string
    readonly toPersonId: string | null
    readonly name: string
    readonly title: string
    readonly token: string
  },
): Promise<void> {
  const { locale } = act
  const t = texts(locale).mail
  await putInOutbox(act.db, {
    to: about.to,
    ...(about.toPersonId ? { toPersonId: about.toPersonId } : {}),
    ...renderMail(act, locale, {
      subject: t.subject(about.title),
      to: about.name,
      blocks: [
        t.body(about.title),
        { link: { label: t.button, path: paths.supportLink(about.token) } },
        t.keep,
        t.notYou,
      ],
    }),
    at: act.now,
  })
}

/** Asks somebody who supported a plan whether they support what comes after it; answers count once they follow the link. */
export async function sendAskedAgain(
  act: Act,
  about: {
    readonly to: { readonly email: string; readonly locale: Locale; readonly personId: string | null }
    readonly called: string
    readonly title: string
    readonly before: Pick<Initiative, 'title' | 'created_at'>
    readonly token: string
  },
): Promise<void> {
  const { to, called, title, before } = about
  const { locale } = to
  const t = texts(locale).askedAgain
  const days = act.municipality.front_door.keep_unconfirmed_days
  await putInOutbox(act.db, {
    to: to.email,
    ...(to.personId ? { toPersonId: to.personId } : {}),
    ...renderMail(act, locale, {
      subject: t.subject(title),
      to: called,
      blocks: [
        t.body(before.title, formatDay(dayOf(before.created_at), locale, 'long')),
        t.now(title),
        { link: { label: t.button, path: paths.supportLink(about.token) } },
        t.until(formatDay(addDays(dayOf(act.now), days), locale, 'long')),
        t.nothing,
        ...(to.personId === null ? [t.addressGone] : []),
      ],
    }),
    at: act.now,
  })
}
