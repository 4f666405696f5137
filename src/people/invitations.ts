import { type Act, inTransaction } from '../kit/act.ts'
import { system } from '../kit/actor.ts'
import { addDays, dayOf, momentAt } from '../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../kit/errors.ts'
import { limit } from '../kit/limits.ts'
import type { Locale } from '../kit/locale.ts'
import { newToken, tokenHash } from '../kit/tokens.ts'
import { mailInvitation, tellSender } from './invitation-mails.ts'
import { texts } from './invitation-texts.ts'
import { isRole, type Role, rolesToInvite } from './roles.ts'
import { type InvitationState, invitationState } from './rules.ts'
import { actorOf } from './sessions.ts'
import { personOfLink } from './signin.ts'
import * as store from './store.ts'

/** The last day on which somebody can answer is this many days after the mail. */
export const invitationDays = 14

const perSender = { name: 'invite-role', attempts: 60, seconds: 60 * 60 }
/** Nobody gets more mail than this from us because somebody wants them so much. */
const perAddress = { name: 'invite-role-address', attempts: 5, seconds: 24 * 60 * 60 }

/** The area for which a role holds; null is the whole city. */
export type InvitedScope = { readonly id: string; readonly name: string } | null

function mustInvite(act: Act, role: string): void {
  if (!isRole(role) || !rolesToInvite(act.actor).includes(role)) throw new Forbidden()
}

/** A link of its own for each mail; it works until the end of the last day. */
function newLink(act: Act) {
  const token = newToken()
  const day = addDays(dayOf(act.now), invitationDays + 1)
  return {
    token,
    row: {
      token_hash: tokenHash(token),
      invited_by: act.actor.personId,
      sent_at: act.now,
      expires_at: new Date(momentAt(day, '00:00').getTime() - 1000),
    },
  }
}

/** Invites somebody by mail for a role. An invitation that nobody answered in time is sent anew. */
export async function inviteForRole(
  act: Act,
  input: {
    readonly email: string
    readonly name: string
    readonly locale: Locale
    readonly role: Role
    readonly scope: InvitedScope
    readonly jobTitle?: string | null
    readonly department?: string | null
  },
): Promise<void> {
  const { email, role, scope } = input
  mustInvite(act, role)
  const scopeId = scope?.id ?? null
  const t = texts(act.locale)
  await inTransaction(act, async (act) => {
    const known = await store.personByEmail(act.db, email)
    const held = known ? await store.rolesOf(act.db, known.id) : []
    if (held.some((grant) => grant.role === role && grant.scopeId === scopeId)) throw new Conflict(t.hasRole)
    const earlier = await store.openInvitationFor(act.db, { email, role, scopeId })
    if (earlier && earlier.expires_at > act.now) throw new Conflict(t.isOpen)
    if (earlier) await store.answerInvitation(act.db, earlier.id, 'withdrawn', act.now)
    await limitMail(act, email)
    const { token, row } = newLink(act)
    const invitation = await store.insertInvitation(act.db, {
      ...{ email, role, ...row },
      name: input.name,
      locale: input.locale,
      scope_kind: scopeId === null ? 'city' : 'area',
      scope_id: scopeId,
      job_title: input.jobTitle ?? null,
      department: input.department ?? null,
      invited_at: act.now,
    })
    if (!invitation) throw new Conflict(t.isOpen)
    await mailInvitation(act, invitation, { token, scopeName: scope?.name ?? null })
  })
}

/** Sends an open invitation again, with a new link and new days; who sends it answers for it from now on. */
export async function resendInvitation(
  act: Act,
  input: { readonly id: string; readonly scopeName: string | null },
): Promise<void> {
  const invitation = await openOne(act, input.id)
  await inTransaction(act, async (act) => {
    await limitMail(act, invitation.email)
    const { token, row } = newLink(act)
    if (!(await store.renewInvitation(act.db, invitation.id, row)))
      throw new Conflict(texts(act.locale).answered)
    await mailInvitation(act, { ...invitation, ...row }, { token, scopeName: input.scopeName })
  })
}

export async function withdrawInvitation(act: Act, id: string): Promise<void> {
  const invitation = await openOne(act, id)
  await inTransaction(act, async (act) => {
    if (!(await store.answerInvitation(act.db, invitation.id, 'withdrawn', act.now)))
      throw new Conflict(texts(act.locale).answered)
  })
}

async function openOne(act: Act, id: string): Promise<store.Invitation> {
  const invitation = await store.invitationById(act.db, id)
  if (!invitation) throw new NotFound()
  mustInvite(act, invitation.role)
  if (invitation.answer !== null) throw new Conflict(texts(act.locale).answered)
  return invitation
}

async function limitMail(act: Act, email: string): Promise<void> {
  if (act.actor.personId) await limit(act, perSender, act.actor.personId)
  await limit(act, perAddress, email)
}

/** An invitation with how it stands now. */
export type StandingInvitation = store.Invitation & { readonly state: InvitationState }

async function standing(act: Act, invitation: store.Invitation): Promise<StandingInvitation> {
  const { invited_by, role } = invitation
  const sender = invited_by === null ? system : await actorOf(act.db, invited_by)
  const mayGive = isRole(role) && rolesToInvite(sender).includes(role)
  return { ...invitation, state: invitationState(invitation, mayGive, act.now) }
}

/** What nobody answered yet, as far as the actor could have sent it. */
export async function invitationsToSee(act: Act): Promise<readonly StandingInvitation[]> {
  const mine: readonly string[] = rolesToInvite(act.actor)
  const open = (await store.openInvitations(act.db)).filter(({ role }) => mine.includes(role))
  return Promise.all(open.map((invitation) => standing(act, invitation)))
}

/** Looks at the invitation of a link without answering it: mail scanners open links too. */
export async function lookAtInvitation(act: Act, token: string): Promise<StandingInvitation | null> {
  const invitation = await store.invitationByHash(act.db, tokenHash(token))
  return invitation ? standing(act, invitation) : null
}

async function takeInvitation(act: Act, token: string): Promise<StandingInvitation | null> {
  const invitation = await store.lockInvitation(act.db, tokenHash(token))
  return invitation ? standing(act, invitation) : null
}

/**
 * Accepts: the role begins, and the account when there was none. Whoever has the link reads the mail of that address,
 * so the address is confirmed by it. Null when it can no longer be accepted.
 */
export async function acceptInvitation(act: Act, token: string): Promise<string | null> {
  return inTransaction(act, async (act) => {
    const invitation = await takeInvitation(act, token)
    if (invitation?.state !== 'open') return null
    const { id, email, name, locale, role, invited_by } = invitation
    const person = await personOfLink({ ...act, locale }, { email }, name)
    await store.answerInvitation(act.db, id, 'accepted', act.now, person.id)
    await store.updatePerson(act.db, person.id, {
      ...(invitation.job_title ? { job_title: invitation.job_title } : {}),
      ...(invitation.department ? { department: invitation.department } : {}),
    })
    const grant = { role, scopeKind: invitation.scope_kind, scopeId: invitation.scope_id }
    await store.insertGrant(
      act.db,
      { personId: person.id, ...grant, source: 'invitation' },
      invited_by,
      act.now,
    )
    await tellSender(act, invitation, 'accepted')
    return person.id
  })
}

/** Declines; nobody is signed in and no account is made. False when it could not be answered any more. */
export async function declineInvitation(act: Act, token: string): Promise<boolean> {
  return inTransaction(act, async (act) => {
    const invitation = await takeInvitation(act, token)
    if (invitation?.state !== 'open') return false
    await store.answerInvitation(act.db, invitation.id, 'declined', act.now)
    await tellSender(act, invitation, 'declined')
    return true
  })
}
