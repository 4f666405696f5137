import {
  type Advice,
  type CaseCounts,
  countOwnCases,
  departmentAdvice,
  isTeam,
  openAdviceOf,
  openStuck,
  type RunningCount,
  runningCounts,
} from '../../../cases/index.ts'
import { countPublicCommitments } from '../../../commitments/index.ts'
import { type Count, countsOfPublic } from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import { type Day, dayOf } from '../../../kit/dates.ts'
import { countJobs } from '../../../kit/jobs.ts'
import { countMail } from '../../../kit/outbox.ts'
import { hasAnyRole, hasRole, personById, type Role } from '../../../people/index.ts'
import { type Area, areaIdsWithin } from '../../../places/index.ts'

/** Kind and area somebody chose; nothing for the whole city. */
export interface Chosen {
  readonly kind: string | null
  readonly area: Area | null
}

type PromiseCounts = Awaited<ReturnType<typeof countPublicCommitments>>

/** Everything the numbers of a desk are made of; what a role has no use for is left empty and not asked for. */
export interface DeskFacts {
  readonly today: Day
  /** Null for who guides nothing. */
  readonly own: CaseCounts | null
  readonly running: readonly RunningCount[]
  /** Of the municipality, per department, in the chosen area. */
  readonly promises: PromiseCounts
  readonly money: PromiseCounts
  readonly stuck: number
  readonly advice: readonly Advice[]
  readonly departmentAdvice: readonly Advice[]
  readonly department: string | null
  readonly publicCounts: readonly Count[]
  readonly failed: number
  readonly waitingMail: number
}

export const advisers: readonly Role[] = [
  'adviser',
  'fund_manager',
  'project_leader',
  'participation_adviser',
]
export const guides: readonly Role[] = ['case_guide', 'team_member', 'coordinator', 'area_manager']

/** A fixed number of queries for a role, however many cases there are: counts are kept by the database. */
export async function deskFacts(
  act: Act,
  { kind, area }: Chosen,
  areas: readonly Area[],
): Promise<DeskFacts> {
  const { db, actor } = act
  const me = actor.personId ?? ''
  const today = dayOf(act.now)
  const areaIds = area === null ? undefined : areaIdsWithin(areas, area.id)
  const advises = hasAnyRole(actor, advisers)
  const administers = hasRole(actor, 'administrator')
  const when = <T>(asked: boolean, read: () => Promise<T>, none: T): Promise<T> =>
    asked ? read() : Promise.resolve(none)
  const ofMunicipality = { ownerKind: 'municipality', areaIds } as const
  const department = advises ? ((await personById(db, me))?.department ?? null) : null
  const [own, running, promises, money, stuck, advice, asked, publicCounts, mail, jobs] = await Promise.all([
    when<CaseCounts | null>(
      hasAnyRole(actor, guides),
      () => countOwnCases(db, { ownerId: me, kind: kind ?? undefined, areaIds }, today),
      null,
    ),
    when(
      isTeam(actor) || hasAnyRole(actor, ['area_manager', 'councillor']),
      () => runningCounts(db, today),
      [],
    ),
    countPublicCommitments(db, ofMunicipality, today),
    when(
      hasRole(actor, 'fund_manager'),
      () => countPublicCommitments(db, { ...ofMunicipality, kind: 'money' }, today),
      [],
    ),
    when(hasRole(actor, 'coordinator'), async () => (await openStuck(db)).length, 0),
    when(advises, () => openAdviceOf(db, me), []),
    when(department !== null && hasRole(actor, 'adviser'), () => departmentAdvice(db, department ?? ''), []),
    countsOfPublic(db),
    when(administers, () => countMail(db, act.now), { waiting: 0, givenUp: 0, sent: 0 }),
    when(administers, async () => (await countJobs(db, act.now)).givenUp, 0),
  ])
  return {
    today,
    own,
    running,
    promises,
    money,
    stuck,
    advice,
    departmentAdvice: asked,
    department,
    publicCounts,
    failed: mail.givenUp + jobs,
    waitingMail: mail.waiting,
  }
}
