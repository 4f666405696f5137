import type { Act } from '../kit/act.ts'
import { dayOf, formatDay } from '../kit/dates.ts'
import { say } from '../kit/locale.ts'
import { renderMail } from '../kit/mail.ts'
import { putInOutbox } from '../kit/outbox.ts'
import { paths } from '../paths.ts'
import { texts } from './invitation-texts.ts'
import { isRole, roles } from './roles.ts'
import * as store from './store.ts'

const roleName = (role: string, locale: store.Invitation['locale']): string =>
  isRole(role) ? say(roles[role], locale) : role

/** Who invites, for what, where, and until when; the link is in this mail and nowhere else. */
export async function mailInvitation(
  act: Act,
  invitation: store.Invitation,
  { token, scopeName }: { readonly token: string; readonly scopeName: string | null },
): Promise<void> {
  const { email, name, locale, role, expires_at } = invitation
  const t = texts(locale).mail
  const mail = renderMail(act, locale, {
    subject: t.subject(act.municipality.name),
    to: name,
    blocks: [
      t.invites(act.actor.isSystem ? t.program : (act.actor.name ?? t.program), roleName(role, locale)),
      t.scope(scopeName ?? t.wholeCity),
      t.how,
      { link: { label: t.button, path: paths.invitation(token) } },
      t.until(formatDay(dayOf(expires_at), locale, 'long')),
      t.unknown,
    ],
  })
  const known = await store.personByEmail(act.db, email)
  await putInOutbox(act.db, { to: email, toPersonId: known?.id ?? null, ...mail, at: act.now })
}

/** Tells who sent the invitation what came of it. */
export async function tellSender(
  act: Act,
  { invited_by, name, role }: store.Invitation,
  answer: 'accepted' | 'declined',
): Promise<void> {
  const sender = invited_by === null ? null : await store.personById(act.db, invited_by)
  if (!sender?.email) return
  const t = texts(sender.locale).told
  const mail = renderMail(act, sender.locale, {
    subject: t[answer].subject(name),
    to: sender.name,
    blocks: [
      t[answer].body(name, roleName(role, sender.locale)),
      { link: { label: t.look, path: paths.invitations() } },
    ],
  })
  await putInOutbox(act.db, { to: sender.email, toPersonId: sender.id, ...mail, at: act.now })
}
