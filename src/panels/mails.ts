import type { Act } from '../kit/act.ts'
import { formatDay } from '../kit/dates.ts'
import { type MailBlock, renderMail } from '../kit/mail.ts'
import { type Mail, putAllInOutbox, putInOutbox } from '../kit/outbox.ts'
import { keyedDigests } from '../kit/secrets.ts'
import { tokenHash } from '../kit/tokens.ts'
import { paths } from '../paths.ts'
import { personById } from '../people/index.ts'
import { mailTexts } from './mail-texts.ts'
import { confirmDays, isDigital } from './rules.ts'
import { type AdviceRequest, type Member, membersOf, type Panel } from './store.ts'

/** What mails to members are about; the identifier is the member's. */
export const memberMailKind = 'panel_member'
/** What a mail to the official who asked is about; the identifier is that of the question. */
const askerMailKind = 'panel_request'

/**
 * The code in the link of a member; no more than its digest is kept. It is that of the key with which it was made, also
 * when there is a newer one since.
 */
export function memberCode(act: Pick<Act, 'settings'>, memberId: string, hash?: string): string {
  const [first = '', ...older] = keyedDigests(act.settings, 'panel_member', memberId)
  return hash === undefined ? first : ([first, ...older].find((code) => tokenHash(code) === hash) ?? first)
}

export const codeOf = (act: Pick<Act, 'settings'>, { id, token_hash }: Member): string =>
  memberCode(act, id, token_hash)

/** What happened to a member. */
export type MemberNews =
  | 'confirm'
  | 'joined'
  | 'applied'
  | 'again'
  | 'appointed'
  | 'changed'
  | 'declined'
  | 'ending'
  | 'ended'
  | 'left'
  | 'stopped'

function letter(
  act: Act,
  panel: Panel,
  member: Member,
  content: { readonly subject: string; readonly blocks: readonly MailBlock[]; readonly link?: string },
): Mail {
  const t = mailTexts(member.locale)
  const code = codeOf(act, member)
  const link: readonly MailBlock[] = content.link
    ? [{ link: { label: content.link, path: paths.panelMember(code) } }]
    : []
  return {
    to: member.email,
    ...renderMail(act, member.locale, {
      subject: content.subject,
      to: member.name,
      blocks: [...content.blocks, ...link],
      from: t.from(panel.contact),
    }),
    about: { kind: memberMailKind, id: member.id },
    ...(isDigital(panel) && member.state === 'member'
      ? { unsubscribePath: paths.stopPanelMember(code) }
      : {}),
    at: act.now,
  }
}

/** Tells somebody what happened to their place in a group. `word` is what an official adds. */
export async function mailMember(
  act: Act,
  panel: Panel,
  member: Member,
  news: MemberNews,
  word: string | null = null,
): Promise<void> {
  const t = mailTexts(member.locale)
  const day = (one: string | null): string => (one === null ? '' : formatDay(one, member.locale, 'long'))
  const facts = {
    ...{ name: panel.name, days: confirmDays, digital: isDigital(panel) },
    ...{ from: day(member.from_day), until: day(member.until_day) },
    ...{ part: t.parts[member.part], closes: day(panel.recruits_until) },
  }
  const said = t.news[news](facts)
  const blocks: readonly MailBlock[] = word === null ? said.blocks : [...said.blocks, { quote: word }]
  await putInOutbox(act.db, letter(act, panel, member, { ...said, blocks }))
}

/**
 * Tells the members that they are asked for advice, that the question changed or is withdrawn, or that we answered it.
 * `why` is the reason of a change.
 */
export async function mailMembersAbout(
  act: Act,
  panel: Panel,
  request: AdviceRequest,
  news: 'asked' | 'changed' | 'withdrawn' | 'answered',
  why: string | null = null,
): Promise<void> {
  const members = await membersOf(act.db, panel.id)
  await putAllInOutbox(
    act.db,
    members.map((member) => {
      const t = mailTexts(member.locale)
      const due = formatDay(request.due_on, member.locale, 'long')
      const path = paths.panelRequest(panel.slug, request.nr)
      const question: MailBlock = { quote: `${request.title}\n\n${request.question}` }
      const body: readonly MailBlock[] = {
        asked: [t.asked.body(panel.name, due), question],
        changed: [t.changed.body(panel.name), { quote: why ?? '' }, t.changed.now(due), question],
        withdrawn: [t.withdrawn.body(panel.name, request.title), { quote: why ?? '' }],
        answered: [t.answered.body(panel.name, request.title)],
      }[news]
      const how = member.part === 'member' ? t.asked.howMember : t.asked.howChair
      const blocks: readonly MailBlock[] = [
        ...body,
        { link: { label: t[news].link, path } },
        ...(news === 'asked' ? [how] : []),
      ]
      return letter(act, panel, member, { subject: t[news].subject(request.title), blocks, link: t.own })
    }),
  )
}

/** Tells the official who asked that the advice came. */
export async function mailAsker(act: Act, panel: Panel, request: AdviceRequest): Promise<void> {
  const person = request.asked_by === null ? null : await personById(act.db, request.asked_by)
  if (!person?.email) return
  const t = mailTexts(person.locale).advised
  await putInOutbox(act.db, {
    to: person.email,
    toPersonId: person.id,
    ...renderMail(act, person.locale, {
      subject: t.subject(panel.name),
      to: person.name,
      blocks: [
        t.body(request.title, formatDay(request.answer_by, person.locale, 'long')),
        { link: { label: t.link, path: paths.deskPanelRequest(panel.slug, request.nr) } },
      ],
    }),
    about: { kind: askerMailKind, id: request.id },
    at: act.now,
  })
}

/** Invites members to something that is open. */
export async function mailInvitation(
  act: Act,
  panel: Panel,
  members: readonly Member[],
  target: {
    readonly title: string
    readonly href: string
    readonly until: string
    readonly project: { readonly title: string }
  },
  word: string | null,
): Promise<void> {
  await putAllInOutbox(
    act.db,
    members.map((member) => {
      const t = mailTexts(member.locale)
      const quoted: MailBlock[] = word === null ? [] : [{ quote: word }]
      return letter(act, panel, member, {
        subject: t.invited.subject(target.title),
        blocks: [
          t.invited.body(target.project.title, formatDay(target.until, member.locale, 'long')),
          ...quoted,
          { link: { label: target.title, path: target.href } },
          t.invited.why(panel.name),
        ],
        link: isDigital(panel) ? t.change : t.own,
      })
    }),
  )
}
