import {
  type Advice,
  type CaseFile,
  casesByIds,
  deskCases,
  openAdviceOf,
  suggestGuidesForMany,
} from '../../../cases/index.ts'
import { type Commitment, openCommitmentsOf } from '../../../commitments/index.ts'
import { initiativesByIds } from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import { comingMeetingsOf, type Meeting } from '../../../meetings/index.ts'
import { withoutReport } from '../../../participation-reports/index.ts'
import {
  hasRole,
  isCaseworkRole,
  isOfficialRole,
  peopleWithRoles,
  type StaffMember,
} from '../../../people/index.ts'
import {
  isOverProject,
  type Project,
  peopleOfProject,
  projectsByIds,
  projectsLedBy,
} from '../../../projects/index.ts'
import { openSheetsOf } from '../../../weighings/index.ts'
import { suggestedOwner, type ThingKind } from './rules.ts'

/** Something that somebody leaves behind, with who could take it over best. */
export interface LeftThing {
  readonly kind: ThingKind
  readonly id: string
  /** Of which case; with its number and name. */
  readonly file: CaseFile | undefined
  /** Which project it is; its name only once everybody can read it. */
  readonly project?: Pick<Project, 'number' | 'title' | 'published_on'>
  /**
   * By when, or at what moment, as text; null for a case or a project. Titles and words are left out: an administrator hands over
   * cases, and does not read them.
   */
  readonly when: string | null
  readonly suggestedId: string | null
}

export interface Inventory {
  readonly things: readonly LeftThing[]
  /** Plans that they still weigh: who works on each asks another, so nobody is chosen here. */
  readonly weighed: number
  /** Who can take over: staff, without who leaves. */
  readonly colleagues: readonly StaffMember[]
}

/**
 * Who can take over things of these kinds: a case goes to somebody who finds it on their own desk, a project to a project
 * leader.
 */
export const takersOf = (
  { colleagues }: Pick<Inventory, 'colleagues'>,
  kinds: readonly ThingKind[],
): readonly StaffMember[] =>
  colleagues.filter(
    ({ grants }) =>
      (!kinds.includes('case') || grants.some(({ role }) => isCaseworkRole(role))) &&
      (!kinds.includes('project') || grants.some(({ role }) => role === 'project_leader')),
  )

/** More than this nobody can look through on one page; what is left comes the next time. */
const mostCases = 500

/** What somebody leads: projects that are not over, and those that are and whose report everybody still waits for. */
async function projectsToLeave({ db }: Act, personId: string): Promise<readonly Project[]> {
  const led = await projectsLedBy(db, personId)
  const owing = await withoutReport(
    db,
    led.filter(({ state }) => state === 'closed').map(({ id }) => id),
  )
  return led.filter(({ id, state }) => !isOverProject(state) || owing.includes(id))
}

/** All that somebody owns: running cases, projects, promises, questions for advice, and meetings to come. */
export async function inventoryOf(act: Act, personId: string): Promise<Inventory> {
  const { db } = act
  const cases = await deskCases(db, { ownerId: personId }, { limit: mostCases })
  const promises = (await openCommitmentsOf(db, personId)).filter(
    ({ owner_kind }) => owner_kind === 'municipality',
  )
  const advice = await openAdviceOf(db, personId)
  const projects = await projectsToLeave(act, personId)
  const beside = await Promise.all(projects.map(({ id }) => peopleOfProject(db, id)))
  const meetings = (await comingMeetingsOf(db, personId, act.now)).filter(({ case_id }) => case_id !== null)
  const colleagues = (await peopleWithRoles(db)).filter(
    (one) => one.id !== personId && one.grants.some(({ role }) => isOfficialRole(role)),
  )
  const [leaver] = (await peopleWithRoles(db)).filter(({ id }) => id === personId)
  const files = await casesByIds(db, [
    ...promises.flatMap((one) => one.case_id ?? []),
    ...advice.map((one) => one.case_id),
    ...meetings.flatMap((one) => one.case_id ?? []),
  ])
  const promisedIn = await projectsByIds(db, [
    ...new Set(promises.flatMap(({ project_id }) => project_id ?? [])),
  ])
  const best = await bestFor(act, [...cases, ...files.values()], personId)
  const owns = new Set(cases.map(({ id }) => id))
  const suggested = (
    file: CaseFile | undefined,
    kind: ThingKind,
    worksOnIt: string | null = null,
  ): string | null =>
    suggestedOwner({
      kind,
      ownerOfCase: file && !owns.has(file.id) ? (file.guide_id ?? file.officer_id) : worksOnIt,
      bestForCase: file ? (best.get(file.id) ?? null) : null,
      department: leaver?.department ?? null,
      colleagues: takersOf({ colleagues }, [kind]).map((one) => ({
        id: one.id,
        department: one.department,
        isAdviser: hasRole({ ...act.actor, roles: one.grants }, 'adviser'),
      })),
    })
  const thing = (
    kind: ThingKind,
    id: string,
    file: CaseFile | undefined,
    when: string | null,
  ): LeftThing => ({
    kind,
    id,
    file,
    when,
    suggestedId: suggested(file, kind),
  })
  return {
    colleagues,
    weighed: (await openSheetsOf(db, personId)).length,
    things: [
      ...cases.map((file) => thing('case', file.id, file, null)),
      ...projects.map((project, at): LeftThing => {
        const leads = takersOf({ colleagues }, ['project'])
        const worksOnIt = beside[at]?.find(({ person_id }) => leads.some(({ id }) => id === person_id))
        return {
          ...{ kind: 'project', id: project.id, file: undefined, project, when: null },
          suggestedId: suggested(undefined, 'project', worksOnIt?.person_id ?? null),
        }
      }),
      ...promises.map((one: Commitment): LeftThing => {
        const about = promisedIn.find(({ id }) => id === one.project_id)
        const left = thing('promise', one.id, files.get(one.case_id ?? ''), one.due_day)
        if (!about) return left
        return { ...left, project: about, suggestedId: suggested(undefined, 'promise', about.leader_id) }
      }),
      ...advice.map((one: Advice) => thing('advice', one.id, files.get(one.case_id), one.due_day)),
      ...meetings.map((one: Meeting) =>
        thing('meeting', one.id, files.get(one.case_id ?? ''), one.starts_at.toISOString()),
      ),
    ],
  }
}

/** Who fits each of these cases best by area, expertise and workload, and is there. */
async function bestFor(
  act: Act,
  files: readonly CaseFile[],
  leaverId: string,
): Promise<ReadonlyMap<string, string>> {
  const initiatives = await initiativesByIds(
    act.db,
    files.map(({ id }) => id),
  )
  const suggestions = await suggestGuidesForMany(
    act,
    files.map((file) => ({
      areaId: file.area_id,
      subjects: [initiatives.get(file.id)?.subject ?? []].flat(),
    })),
  )
  return new Map(
    files.flatMap((file, at) => {
      const best = suggestions[at]?.find(
        ({ id, reasons }) => id !== leaverId && !reasons.some(({ code }) => code === 'away'),
      )
      return best ? [[file.id, best.id] as const] : []
    }),
  )
}
