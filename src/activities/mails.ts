import type { Act } from '../kit/act.ts'
import { renderMail } from '../kit/mail.ts'
import { putInOutbox } from '../kit/outbox.ts'
import { paths } from '../paths.ts'
import type { Activity } from './store.ts'
import { texts } from './texts.ts'
import { linkToken } from './voice.ts'

/** Asks to confirm what somebody put in; the mail does not say what that is. */
export async function sendConfirmation(
  act: Act,
  about: {
    readonly to: string
    readonly name: string | null
    readonly activity: Pick<Activity, 'title'>
    readonly id: string
    readonly nr: number
    readonly what: 'words' | 'support'
  },
): Promise<void> {
  const { locale } = act
  const { title } = about.activity
  const t = texts(locale).mail[about.what]
  const words = texts(locale).mail
  await putInOutbox(act.db, {
    to: about.to,
    ...renderMail(act, locale, {
      subject: t.subject(title),
      to: about.name,
      blocks: [
        t.body(title),
        { link: { label: t.button, path: paths.ownContribution(about.nr, linkToken(act, about.id)) } },
        words.keep,
        words.notYou,
      ],
    }),
    at: act.now,
  })
}
