import type { Act } from '../kit/act.ts'
import { type MailBlock, renderMail } from '../kit/mail.ts'
import { putInOutbox } from '../kit/outbox.ts'
import { paths } from '../paths.ts'
import { mailTexts } from './mail-texts.ts'
import type { PublicThing } from './public-thing.ts'
import { confirmDays, mostInMail } from './rules.ts'
import type { Follower } from './store.ts'
import { texts } from './texts.ts'

/** What mails to followers are about; the identifier is the follower's. */
export const newsMailKind = 'following'
export const requestMailKind = 'follow_request'

/** Asks whether it is their address. It says nothing of what was chosen: a stranger may have typed that. */
export async function sendFollowConfirmation(
  act: Act,
  to: string,
  token: string,
  requestId: string,
): Promise<void> {
  const t = mailTexts(act.locale).confirm
  await putInOutbox(act.db, {
    to,
    ...renderMail(act, act.locale, {
      subject: t.subject,
      to: null,
      blocks: [
        t.body(act.municipality.name),
        { link: { label: t.link, path: paths.confirmFollowing(token) } },
        t.nothingYet,
        t.notYou(confirmDays),
      ],
    }),
    about: { kind: requestMailKind, id: requestId },
    at: act.now,
  })
}

/** Something that happened, with what it is about. */
export interface News {
  readonly kind: string
  readonly thing: PublicThing
}

/** Tells a follower what happened, in one mail. */
export async function sendNews(
  act: Act,
  follower: Follower,
  code: string,
  news: readonly News[],
): Promise<void> {
  const { locale } = follower
  const t = mailTexts(locale).news
  const [first] = news
  const kindName = (kind: string): string => texts(locale).kinds[kind] ?? ''
  const left = news.length - mostInMail
  await putInOutbox(act.db, {
    to: follower.email,
    ...renderMail(act, locale, {
      subject:
        news.length === 1 && first
          ? t.subjectOne(kindName(first.kind), first.thing.title(locale))
          : t.subject(news.length),
      to: null,
      blocks: [
        t.lead,
        ...news
          .slice(0, mostInMail)
          .flatMap(({ kind, thing }): MailBlock[] => [
            { link: { label: `${kindName(kind)}: ${thing.title(locale)}`, path: thing.path } },
            thing.lines(locale).join('\n'),
          ]),
        ...(left > 0 ? [t.more(left), { link: { label: t.moreLink, path: paths.initiatives() } }] : []),
        t.why,
        { link: { label: t.change, path: paths.following(code) } },
      ],
    }),
    about: { kind: newsMailKind, id: follower.id },
    unsubscribePath: paths.stopFollowing(code),
    at: act.now,
  })
}
