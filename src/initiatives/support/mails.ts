import type { Act } from '../../kit/act.ts'
import { renderMail } from '../../kit/mail.ts'
import { putInOutbox } from '../../kit/outbox.ts'
import { paths } from '../../paths.ts'
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
