import { type Act, inTransaction } from '../kit/act.ts'
import type { RoleGrant } from '../kit/actor.ts'
import { Conflict, Forbidden, NotFound } from '../kit/errors.ts'
import { keyedDigests } from '../kit/secrets.ts'
import type { Claims } from './provider.ts'
import { isOfficialRole } from './roles.ts'
import { tellSecurity } from './security-mail.ts'
import { texts } from './security-texts.ts'
import * as store from './store.ts'

/** Somebody of another site, by what that site calls them; only its digest is kept. */
export interface Vouched extends Omit<store.NewIdentity, 'subject'> {
  readonly subjects: readonly string[]
}

export function vouchedFor(
  act: Act,
  kind: store.IdentityKind,
  { iss, sub }: Pick<Claims, 'iss' | 'sub'>,
): Vouched {
  return { kind, issuer: iss, subjects: keyedDigests(act.settings, `identity:${kind}:${iss}`, sub) }
}

/** Who of us that is; null when nobody yet. */
export const personOfVouched = (act: Act, { subjects, ...rest }: Vouched): Promise<string | null> =>
  store.personOfIdentity(act.db, rest, subjects, act.now)

/** From now on this identity signs in as the actor, who said so themselves. */
export async function linkIdentity(act: Act, { subjects, kind, issuer }: Vouched): Promise<void> {
  const { personId } = act.actor
  if (!personId) throw new Forbidden()
  await inTransaction(act, async (act) => {
    const identity = { kind, issuer, subject: subjects[0] ?? '', personId }
    if (!(await store.insertIdentity(act.db, identity, act.now)))
      throw new Conflict(texts(act.locale).identity.taken)
    await tellSecurity(act, personId, (t) => t.identityLinked)
  })
}

export async function unlinkIdentity(act: Act, id: string): Promise<void> {
  const { personId } = act.actor
  if (!personId) throw new Forbidden()
  await inTransaction(act, async (act) => {
    if (!(await store.deleteIdentity(act.db, personId, id))) throw new NotFound()
    await tellSecurity(act, personId, (t) => t.identityUnlinked)
  })
}

/**
 * A member of staff who was never here, vouched for by the municipality with a verified address that nobody here has.
 * Who has an account already links it themselves: an address alone proves nothing.
 */
export async function welcomeStaff(
  act: Act,
  vouched: Vouched,
  who: { readonly name: string; readonly email: string },
): Promise<string> {
  return inTransaction(act, async (act) => {
    const { id } = await store.insertPerson(
      act.db,
      { name: who.name, email: who.email, locale: act.locale, confirmedAt: act.now },
      act.now,
    )
    const { kind, issuer, subjects } = vouched
    await store.insertIdentity(act.db, { kind, issuer, subject: subjects[0] ?? '', personId: id }, act.now)
    return id
  })
}

/** A role for a group, as the municipality configured it. */
export interface GroupGrant extends RoleGrant {
  readonly group: string
}

const isSame = (one: RoleGrant, other: RoleGrant): boolean =>
  one.role === other.role && one.scopeKind === other.scopeKind && one.scopeId === other.scopeId

/**
 * Makes somebody's roles follow their groups: what a group gives begins, what no group gives any more ends. Roles that
 * an administrator gave by hand stay. The last administrator keeps that role, from now on as given by hand: or nobody
 * could give roles any more (decision 0028).
 */
export async function followGroups(
  act: Act,
  personId: string,
  wanted: readonly GroupGrant[],
): Promise<{ readonly keptAdministrator: boolean }> {
  return inTransaction(act, async (act) => {
    const now = await store.grantsFromGroups(act.db, personId)
    let keptAdministrator = false
    for (const grant of now) {
      if (wanted.some((one) => isSame(one, grant))) continue
      if (grant.role === 'administrator' && (await store.isLastAdministrator(act.db, personId))) {
        await store.keepByHand(act.db, grant.id)
        keptAdministrator = true
      } else await store.endGrant(act.db, grant.id, act.now)
    }
    for (const grant of wanted) {
      if (now.some((one) => isSame(one, grant))) continue
      const { role, scopeKind, scopeId, group } = grant
      await store.insertGrant(
        act.db,
        { personId, role, scopeKind, scopeId, source: 'provider', group },
        null,
        act.now,
      )
    }
    if (wanted.some(({ role }) => isOfficialRole(role))) await store.removeEndedRoleAbsence(act.db, personId)
    return { keptAdministrator }
  })
}
