import type { Act } from '../kit/act.ts'
import { type Day, formatDay } from '../kit/dates.ts'
import { say } from '../kit/locale.ts'
import { renderMail } from '../kit/mail.ts'
import { putInOutbox } from '../kit/outbox.ts'
import { paths } from '../paths.ts'
import { receiptTexts } from './receipt-texts.ts'
import { type Activity, activityById, type Contribution } from './store.ts'
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

/** Tells somebody that what they wrote is kept from others, why, and how to disagree. */
export async function sendHidden(act: Act, one: Contribution, reason: string): Promise<void> {
  const activity = await activityById(act.db, one.activity_id)
  if (one.email === null || !activity) return
  const locale = one.locale ?? 'nl'
  const t = texts(locale).mail.hidden
  await putInOutbox(act.db, {
    to: one.email,
    toPersonId: one.person_id,
    ...renderMail(act, locale, {
      subject: t.subject(activity.title),
      to: one.name,
      blocks: [
        t.body(activity.title),
        { quote: [one.title, one.body].filter(Boolean).join('\n') },
        t.why,
        { quote: reason },
        t.answered,
        t.disagree(act.municipality.telephone, act.municipality.safety.answer_days),
        { link: { label: t.button, path: paths.ownContribution(one.nr, linkToken(act, one.id)) } },
      ],
    }),
    at: act.now,
  })
}

/** Tells who asked for a second look what somebody else decided. */
export async function sendLookedAgain(
  act: Act,
  one: Contribution,
  { outcome, reply }: { readonly outcome: 'put_back' | 'stays'; readonly reply: string | null },
): Promise<void> {
  const activity = await activityById(act.db, one.activity_id)
  if (one.email === null || !activity) return
  const locale = one.locale ?? 'nl'
  const t = texts(locale).mail.again
  await putInOutbox(act.db, {
    to: one.email,
    toPersonId: one.person_id,
    ...renderMail(act, locale, {
      subject: t.subject(activity.title),
      to: one.name,
      blocks: [
        t[outcome],
        ...(reply === null ? [] : [{ quote: reply }]),
        ...(outcome === 'stays'
          ? [
              t.complaint,
              say(act.municipality.complaint.text, locale),
              say(act.municipality.ombudsman.text, locale),
            ]
          : []),
        { link: { label: t.button, path: paths.ownContribution(one.nr, linkToken(act, one.id)) } },
      ],
    }),
    at: act.now,
  })
}

/** Tells who gave an address that what an official entered for them came in, under which number and by when we answer. */
export async function sendReceipt(
  act: Act,
  one: Pick<Contribution, 'id' | 'nr' | 'title' | 'body' | 'name'> & { readonly email: string },
  about: { readonly activity: Activity; readonly due: Day | null },
): Promise<void> {
  const t = receiptTexts('nl')
  const { municipality } = act
  const said = [one.title, one.body].filter(Boolean).join('\n')
  await putInOutbox(act.db, {
    to: one.email,
    ...renderMail(act, 'nl', {
      subject: t.mail.subject(one.nr),
      to: one.name,
      blocks: [
        t.got(municipality.organisation.nl),
        t.mail.said(about.activity.title),
        { quote: said },
        t.mail.answer(about.due === null ? t.answerLater : t.answerBy(formatDay(about.due, 'nl', 'long'))),
        { link: { label: t.mail.button, path: paths.ownContribution(one.nr, linkToken(act, one.id)) } },
        t.call(municipality.telephone, one.nr),
        t.mail.careful,
        t.mail.notYou,
      ],
    }),
    at: act.now,
  })
}
