import type { Act } from '../kit/act.ts'
import { formatDay } from '../kit/dates.ts'
import type { Locale } from '../kit/locale.ts'
import { renderMail } from '../kit/mail.ts'
import { putAllInOutbox } from '../kit/outbox.ts'
import { paths } from '../paths.ts'
import type { Project } from '../projects/index.ts'
import type { Group } from './schema.ts'
import type { Evaluation } from './store.ts'
import { texts } from './texts.ts'
import { linkToken } from './voice.ts'

/** Somebody whom we ask, with the invitation that is theirs. */
export interface Addressee {
  readonly id: string
  readonly who: Group
  readonly email: string
  readonly personId: string | null
  readonly locale: Locale
}

/** Asks people how it went, or reminds them once; the link is theirs alone and says nothing of what they answer. */
export async function mailInvitations(
  act: Act,
  project: Project,
  evaluation: Pick<Evaluation, 'closes_on'>,
  to: readonly Addressee[],
  which: 'first' | 'reminder',
): Promise<void> {
  const mails = to.map(({ id, who, email, personId, locale }) => {
    const t = texts(locale).mail
    const token = linkToken(act, id)
    return {
      to: email,
      toPersonId: personId,
      ...renderMail(act, locale, {
        subject: (which === 'first' ? t.subject : t.subjectAgain)(project.title),
        to: null,
        blocks: [
          t.occasion[who](project.title),
          which === 'first' ? t.ask[who] : t.again,
          { link: { label: t.button, path: paths.evaluationOf(id, token) } },
          t.until(formatDay(evaluation.closes_on, locale, 'long')),
          t.anonymous,
          which === 'first' ? t.once : t.last,
        ],
      }),
      unsubscribePath: paths.declineEvaluation(id, token),
      at: act.now,
    }
  })
  await putAllInOutbox(act.db, mails)
}

/** Tells who leads the project that there are results to draw lessons from. */
export async function tellOver(
  act: Act,
  project: Project,
  leader: {
    readonly id: string
    readonly email: string
    readonly name: string | null
    readonly locale: Locale
  },
): Promise<void> {
  const t = texts(leader.locale).mail
  await putAllInOutbox(act.db, [
    {
      to: leader.email,
      toPersonId: leader.id,
      ...renderMail(act, leader.locale, {
        subject: t.overSubject(project.title),
        to: leader.name,
        blocks: [
          t.over(project.title),
          { link: { label: t.overButton, path: paths.deskEvaluation(project.number) } },
        ],
      }),
      at: act.now,
    },
  ])
}
