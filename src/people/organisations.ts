import { type Act, inTransaction } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { Conflict, Forbidden } from '../kit/errors.ts'
import { limit } from '../kit/limits.ts'
import { renderMail } from '../kit/mail.ts'
import { putInOutbox } from '../kit/outbox.ts'
import { paths } from '../paths.ts'
import { createLink } from './signin.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

export const organisationKinds = [
  'foundation',
  'company',
  'school',
  'care',
  'faith',
  'housing',
  'other',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** Adds an organisation; who adds it is its first contact. */
export async function addOrganisation(
  act: Act,
  input: { readonly name: string; readonly kind: OrganisationKind },
): Promise<store.Organisation> {
  const personId = mustBeSomebody(act)
  return inTransaction(act, async (act) => {
    if (await store.organisationByName(act.db, input.name))
      throw new Conflict(texts(act.locale).organisations.taken)
    const organisation = await store.insertOrganisation(act.db, input, act.now)
    await store.insertMember(act.db, {
      organisationId: organisation.id,
      personId,
      role: 'contact',
      since: dayOf(act.now),
    })
    return organisation
  })
}

/** Invites somebody by mail. The answer is the same whether or not the address is known. */
export async function inviteMember(
  act: Act,
  input: { readonly organisationId: string; readonly email: string },
): Promise<void> {
  const personId = mustBeSomebody(act)
  await limit(act, { name: 'invite', attempts: 20, seconds: 60 * 60 }, personId)
  await inTransaction(act, async (act) => {
    const mine = (await store.organisationsOf(act.db, personId)).find(
      (one) => one.id === input.organisationId,
    )
    if (mine?.role !== 'contact') throw new Forbidden()
    const invited = await store.personByEmail(act.db, input.email)
    const token = await createLink(act, {
      purpose: 'join_organisation',
      email: input.email,
      personId: invited?.id ?? null,
      subjectId: mine.id,
      returnPath: `${paths.myOrganisations()}?klaar=lid`,
      minutes: 7 * 24 * 60,
    })
    const t = texts(act.locale).organisations
    const mail = renderMail(act, act.locale, {
      subject: t.inviteMailSubject(mine.name),
      to: invited?.name ?? null,
      blocks: [
        t.inviteMail(act.actor.name ?? '', mine.name),
        { link: { label: t.accept, path: paths.followLink(token) } },
      ],
    })
    await putInOutbox(act.db, { to: input.email, toPersonId: invited?.id ?? null, ...mail, at: act.now })
  })
}

/** Accepts an invitation: called when its link is followed. Who is a member already stays what they were. */
export async function joinOrganisation(act: Act, personId: string, organisationId: string): Promise<void> {
  const mine = await store.organisationsOf(act.db, personId)
  if (mine.some(({ id }) => id === organisationId)) return
  await store.insertMember(act.db, { organisationId, personId, role: 'member', since: dayOf(act.now) })
}

/** Leaves an organisation; its last contact stays while there are other members. */
export async function leaveOrganisation(act: Act, organisationId: string): Promise<void> {
  const personId = mustBeSomebody(act)
  await inTransaction(act, async (act) => {
    const members = await store.membersOf(act.db, organisationId)
    const me = members.find((member) => member.person_id === personId)
    if (!me) throw new Forbidden()
    const contacts = members.filter((member) => member.role === 'contact')
    if (me.role === 'contact' && contacts.length === 1 && members.length > 1) {
      throw new Conflict(texts(act.locale).organisations.lastContact)
    }
    await store.endMembership(act.db, organisationId, personId, dayOf(act.now))
  })
}

function mustBeSomebody(act: Act): string {
  if (!act.actor.personId) throw new Forbidden()
  return act.actor.personId
}
