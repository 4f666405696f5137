import {
  caseIdsOfParty,
  casesByIds,
  partiesOfCases,
  type StandingCase,
  standingsOf,
  unreadOf,
} from '../../cases/index.ts'
import { type CommitmentView, openCommitmentsOf, viewCommitments } from '../../commitments/index.ts'
import { moneyOfCases } from '../../funds/index.ts'
import { weekOnPlan } from '../../green/index.ts'
import {
  type CoApplicant,
  type Initiative,
  initiativesByIds,
  type NowLine,
  type OpenIdea,
  openIdeasOf,
  questionsToMe,
} from '../../initiatives/index.ts'
import { juryTasks } from '../../juries/index.ts'
import type { Act } from '../../kit/act.ts'
import { type Day, dayOf } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { comingMeetingsOf } from '../../meetings/index.ts'
import {
  lateLines,
  lateSteps,
  reactionsWait,
  type StandingWithNeighbours,
  standingOf,
} from '../../neighbours/index.ts'
import { organisationsOf, type Person, peopleByIds, personById } from '../../people/index.ts'
import { allAreas } from '../../places/index.ts'
import { openErasure, requestsOf } from '../../privacy/index.ts'
import { openQuestionsTo } from '../../reports/index.ts'
import type { Task } from '../../ui/task-list/task-list.tsx'
import { type Ask, asksOf } from './rules.ts'

/** A message is news for this many days, or until it is read or answered. */
const newsDays = 30

/** Plans told in full; the others as a list. */
export const plansInFull = 4

/** Plans beyond this many stay behind the list of all initiatives; nobody has so many. */
const mostCases = 100

export interface MyPlan extends StandingCase {
  readonly initiative: Initiative | undefined
  readonly contactName: string | null
}

/** All that `/mijn` shows; a fixed number of queries, however much somebody has. */
export interface Mine {
  readonly person: Person
  readonly running: readonly MyPlan[]
  readonly ended: readonly MyPlan[]
  readonly asks: readonly Ask[]
  readonly ideas: readonly OpenIdea[]
  readonly meetings: Awaited<ReturnType<typeof comingMeetingsOf>>
  readonly promises: readonly CommitmentView[]
  /** What they can still say about our help, with the title of the plan. */
  readonly opinions: readonly { readonly id: string; readonly title: string }[]
  /** Applications for money of others, in which they are asked to take part. */
  readonly questions: readonly CoApplicant[]
  /** Per plan of one's own: how many reactions of neighbours wait for an answer. */
  readonly reactions: ReadonlyMap<string, number>
  /** Per plan that is told in full: news, and what else waits for them. */
  readonly now: ReadonlyMap<string, readonly NowLine[]>
  /** What waits for them in a jury they sit in. */
  readonly jury: readonly Task[]
  readonly organisations: Awaited<ReturnType<typeof organisationsOf>>
  /** The day after which they are erased, as they asked. */
  readonly erasedOn: Day | null
}

export async function readMine(act: Act): Promise<Mine> {
  const { db, actor } = act
  const me = actor.personId ?? ''
  const person = await personById(db, me)
  if (!person) throw new NotFound()
  const ids = await caseIdsOfParty(db, me, actor.organisationIds)
  const files = [...(await casesByIds(db, ids)).values()]
    .toSorted((a, b) => (b.last_event_at?.getTime() ?? 0) - (a.last_event_at?.getTime() ?? 0))
    .slice(0, mostCases)
  const shown = files.map((file) => file.id)
  const standings = await standingsOf(act, files)
  const initiatives = await initiativesByIds(db, shown)
  const contacts = await peopleByIds(
    db,
    standings.map((one) => one.contactId),
  )
  const parties = await partiesOfCases(db, shown)
  const unread = await unreadOf(db, me, shown, new Date(act.now.getTime() - newsDays * 24 * 60 * 60 * 1000))
  const own = parties.filter(
    (party) =>
      party.role !== 'partner' &&
      (party.person_id === me || actor.organisationIds.includes(party.organisation_id ?? '')),
  )
  const declined = [...initiatives.values()].filter(
    (one) => one.declined_public_at !== null && one.approved_public_at === null,
  )
  const plans = standings.map((one) => ({
    ...one,
    initiative: initiatives.get(one.file.id),
    contactName: contacts.get(one.contactId ?? '')?.name ?? null,
  }))
  const around = {
    unread,
    asInitiator: new Set(own.map((party) => party.case_id)),
    money: await moneyOfCases(
      act,
      own.map((party) => party.case_id),
    ),
    declined: new Set(declined.map((one) => one.case_id)),
  }
  const running = plans.filter((plan) => plan.state.status !== 'ended')
  const neighbours = await standingOf(db, [...around.asInitiator])
  return {
    person,
    running,
    ended: plans.filter((plan) => plan.state.status === 'ended'),
    asks: asksOf(plans, around, dayOf(act.now)),
    ideas: await openIdeasOf(act),
    meetings: await comingMeetingsOf(db, me, act.now),
    promises: await viewCommitments(act, await openCommitmentsOf(db, me, actor.organisationIds), 'parties'),
    opinions: (await openQuestionsTo(act, me)).map(({ id, case_id }) => ({
      id,
      title: files.find((file) => file.id === case_id)?.title ?? '',
    })),
    questions: await questionsToMe(act),
    reactions: new Map(
      [...neighbours.values()].flatMap(({ case_id, open }) => (open > 0 ? [[case_id, open] as const] : [])),
    ),
    now: await nowLines(act, running.slice(0, plansInFull), neighbours),
    jury: actor.roles.some(({ role }) => role === 'jury_member')
      ? (await juryTasks(act, await allAreas(db))).tasks
      : [],
    organisations: actor.organisationIds.length > 0 ? await organisationsOf(db, me) : [],
    erasedOn: openErasure(await requestsOf(db, me))?.runs_on ?? null,
  }
}

/** News of plans that are told in full, the reactions that wait, and steps with the neighbours whose day passed. */
async function nowLines(
  act: Act,
  plans: readonly MyPlan[],
  neighbours: ReadonlyMap<string, StandingWithNeighbours>,
): Promise<Mine['now']> {
  const own = plans.filter(({ file }) => neighbours.has(file.id))
  const planned = own.filter(({ file, state }) => file.kind === 'green' && state.step === 'laying')
  const weeks = await weekOnPlan(
    act,
    planned.map(({ file }) => file.id),
  )
  const late = await lateSteps(
    act,
    own.flatMap(({ file }) => neighbours.get(file.id) ?? []),
  )
  return new Map(
    own.map(({ file }) => {
      const amount = neighbours.get(file.id)?.open ?? 0
      const waits = amount > 0 ? [reactionsWait(act.locale, file.number, amount)] : []
      const steps = lateLines(act.locale, file.number, late.get(file.id) ?? [])
      return [file.id, [...(weeks.get(file.id) ?? []), ...waits, ...steps]]
    }),
  )
}
