import type { Act } from '../../kit/act.ts'
import { type Day, formatDay } from '../../kit/dates.ts'
import { renderMail } from '../../kit/mail.ts'
import { putInOutbox } from '../../kit/outbox.ts'
import { paths } from '../../paths.ts'
import { personByEmail } from '../../people/index.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import type { AboutPlan, PlanLetter } from '../letters.ts'
import type { Initiative } from '../store.ts'
import { texts } from './texts.ts'

/** Asks somebody to apply for money together, with the link by which they answer. */
export async function sendQuestion(
  act: Act,
  initiative: Pick<Initiative, 'case_id' | 'title'>,
  asked: {
    readonly email: string
    readonly name: string
    readonly organisation: string | null
    readonly answerBy: Day
    readonly token: string
  },
): Promise<void> {
  const known = await personByEmail(act.db, asked.email)
  const locale = known?.locale ?? act.locale
  const t = texts(locale).mail.asked
  await putInOutbox(act.db, {
    to: asked.email,
    ...(known ? { toPersonId: known.id } : {}),
    ...renderMail(act, locale, {
      subject: t.subject(initiative.title),
      to: known?.name ?? asked.name,
      blocks: [
        asked.organisation === null
          ? t.body(initiative.title)
          : t.bodyFor(initiative.title, asked.organisation),
        { link: { label: t.button, path: paths.coApplicantLink(asked.token) } },
        t.until(formatDay(asked.answerBy, locale, 'long')),
        t.notYou,
      ],
    }),
    about: { kind: 'case', id: initiative.case_id },
    at: act.now,
  })
}

/** To who said yes: where they follow it from now on. */
export function joinedLetter(about: AboutPlan, organisation: string | null): PlanLetter {
  const t = texts(about.locale).mail.joined
  return {
    subject: t.subject(about.title),
    blocks: [
      organisation === null ? t.body(about.title) : t.bodyFor(about.title, organisation),
      { link: { label: t.button, path: paths.myCase(about.number) } },
      t.stop,
    ],
  }
}

/** To who asked, and of a yes to who works on the plan. */
export function answeredLetter(about: AboutPlan, names: string, says: 'yes' | 'no'): PlanLetter {
  const t = texts(about.locale).mail.answered
  return {
    subject: t.subject(about.title, says),
    blocks: [
      t.body(about.title, names, says),
      { link: { label: t.button, path: paths.coApplicants(about.number) } },
    ],
  }
}

/** Somebody applies no more, to themselves. */
export function youLeftLetter(about: AboutPlan): PlanLetter {
  const t = texts(about.locale).mail.left
  return { subject: t.subject(about.title), blocks: [t.you(about.title)] }
}

/** Somebody applies no more: to who applies and who works on it, with the ways out where the money waits for it. */
export function leftLetter(
  about: AboutPlan,
  left: {
    readonly names: string
    /** The most that can be granted without a legal entity, where one is needed and none applies any more. */
    readonly most: number | null
    readonly reader: 'applicant' | 'staff'
  },
): PlanLetter {
  const t = texts(about.locale).mail.left
  const waits = left.most === null ? [] : [t.waits, t.ways(amountInWords(left.most, about.locale))]
  return {
    subject: left.most === null ? t.subject(about.title) : t.subjectWaits(about.title),
    blocks: [
      t.body(about.title, left.names),
      ...waits,
      ...(left.reader === 'staff'
        ? [t.look, { link: { label: t.button, path: paths.deskCase(about.number) } }]
        : [{ link: { label: t.toCoApplicants, path: paths.coApplicants(about.number) } }]),
    ],
  }
}
