import { type Act, inTransaction } from '../kit/act.ts'
import { type Day, dayOf } from '../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../kit/errors.ts'
import { hasRole, type Role } from './roles.ts'
import { setPassword } from './signin.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

function mustAdminister(act: Act): void {
  if (!act.actor.isSystem && !hasRole(act.actor, 'administrator')) throw new Forbidden()
}

export interface GrantInput {
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly areaId: string | null
  readonly jobTitle?: string | null
  readonly department?: string | null
  readonly password?: string | null
}

/** Whether the person with this address has this very role already: giving it again changes nothing. */
export async function hasRoleAlready(
  act: Act,
  { email, role, areaId }: Pick<GrantInput, 'email' | 'role' | 'areaId'>,
): Promise<boolean> {
  mustAdminister(act)
  const person = await store.personByEmail(act.db, email)
  if (!person) return false
  const grants = await store.rolesOf(act.db, person.id)
  return grants.some((grant) => grant.role === role && grant.scopeId === areaId)
}

/** Gives somebody a role, for the whole city or one area; makes the person when there is none yet. */
export async function grantRole(act: Act, input: GrantInput): Promise<store.Person> {
  mustAdminister(act)
  return inTransaction(act, async (act) => {
    const known = await store.personByEmail(act.db, input.email)
    // Whoever has an account chooses a password alone: with another one somebody could come in under their name.
    if (input.password && known && !act.actor.isSystem) throw new Conflict(texts(act.locale).admin.hasAccount)
    const person =
      known ??
      (await store.insertPerson(
        act.db,
        {
          name: input.name,
          email: input.email,
          jobTitle: input.jobTitle ?? null,
          department: input.department ?? null,
        },
        act.now,
      ))
    if (known && (input.jobTitle || input.department)) {
      await store.updatePerson(act.db, known.id, {
        ...(input.jobTitle ? { job_title: input.jobTitle } : {}),
        ...(input.department ? { department: input.department } : {}),
      })
    }
    await store.insertGrant(
      act.db,
      {
        personId: person.id,
        role: input.role,
        scopeKind: input.areaId ? 'area' : 'city',
        scopeId: input.areaId,
      },
      act.actor.personId,
      act.now,
    )
    if (input.password) await setPassword(act, person.id, input.password)
    return person
  })
}

/**
 * Makes somebody an administrator from the command line, with a new password: also the way back in for who lost theirs.
 * Open sessions of somebody who is known end.
 */
export async function makeAdministrator(
  act: Act,
  input: { readonly email: string; readonly name: string; readonly password: string },
): Promise<store.Person> {
  if (!act.actor.isSystem) throw new Forbidden('Only the command line makes administrators with a password')
  return inTransaction(act, async (act) => {
    const { email } = input
    const known = await store.personByEmail(act.db, email)
    if (known && (await hasRoleAlready(act, { email, role: 'administrator', areaId: null })))
      await setPassword(act, known.id, input.password)
    else await grantRole(act, { ...input, role: 'administrator', areaId: null })
    const person = known ?? (await store.personByEmail(act.db, email))
    if (!person) throw new NotFound()
    return person
  })
}

/** Gives a department another name; its people go with it. */
export async function renameDepartment(
  act: Act,
  input: { readonly from: string; readonly to: string },
): Promise<void> {
  mustAdminister(act)
  await inTransaction(act, (act) => store.renameDepartment(act.db, input.from, input.to))
}

/** Ends a role at once. The last administrator stays, or nobody could give roles any more. */
export async function endRole(
  act: Act,
  grantId: string,
): Promise<{ readonly person: store.Person; readonly role: Role }> {
  mustAdminister(act)
  return inTransaction(act, async (act) => {
    const grant = await store.grantById(act.db, grantId)
    const person = grant && (await store.personById(act.db, grant.person_id))
    if (!grant || !person) throw new NotFound()
    if (grant.role === 'administrator') await mustNotBeLastAdministrator(act, person.id)
    await store.endGrant(act.db, grantId, act.now)
    return { person, role: grant.role as Role }
  })
}

/** Somebody must be left who can give roles. Two who end at the same moment wait for each other. */
export async function mustNotBeLastAdministrator(act: Act, personId: string): Promise<void> {
  if (await store.isLastAdministrator(act.db, personId))
    throw new Conflict(texts(act.locale).admin.lastAdministrator)
}

/**
 * Ends somebody's work here: every role and every session at once. Whoever calls has handed over what they owned; on the
 * roster of the team and as a substitute `toId` takes their place.
 */
export async function endWork(
  act: Act,
  input: { readonly personId: string; readonly toId: string },
): Promise<void> {
  mustAdminister(act)
  const { personId, toId } = input
  await inTransaction(act, async (act) => {
    await mustNotBeLastAdministrator(act, personId)
    for (const [weekday, officer] of await store.officerRoster(act.db))
      if (officer === personId) await store.setOfficer(act.db, weekday, toId)
    await store.replaceSubstitute(act.db, personId, toId, dayOf(act.now))
    await store.removeEndedRoleAbsence(act.db, personId)
    await store.endGrantsOf(act.db, personId, act.now)
    await store.deleteSessionsOf(act.db, personId)
  })
}

function mustPlan(act: Act, personId: string): void {
  const { actor } = act
  if (actor.isSystem || actor.personId === personId) return
  if (!hasRole(actor, 'administrator') && !hasRole(actor, 'coordinator')) throw new Forbidden()
}

/** Records that an official is away; everybody may do so for themselves. */
export async function recordAbsence(
  act: Act,
  input: {
    readonly personId: string
    readonly substituteId: string | null
    readonly firstDay: Day
    readonly lastDay: Day
  },
): Promise<void> {
  mustPlan(act, input.personId)
  const { personId, substituteId, firstDay, lastDay } = input
  await store.insertAbsence(
    act.db,
    { person_id: personId, substitute_id: substituteId, first_day: firstDay, last_day: lastDay },
    act.now,
  )
}

export async function cancelAbsence(act: Act, absenceId: string): Promise<void> {
  const absence = await store.absenceById(act.db, absenceId)
  if (!absence) throw new NotFound()
  mustPlan(act, absence.person_id)
  await store.removeAbsence(act.db, absenceId)
}

/** Names who of the team owns new ideas on a weekday (1 = Monday). */
export async function planOfficer(act: Act, weekday: number, personId: string): Promise<void> {
  if (!act.actor.isSystem && !hasRole(act.actor, 'administrator') && !hasRole(act.actor, 'coordinator'))
    throw new Forbidden()
  await store.setOfficer(act.db, weekday, personId)
}
