import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { type Check, checklist } from './checklist.ts'
import { type ChosenLevel, fitting } from './level.ts'
import { firstDay } from './rules.ts'
import type { Plan } from './schema.ts'
import type { Answering, Move, PlanVersion, Project } from './store.ts'

/** The checklist of a project for one of its plans: what is published, or what is being written. */
export function checksOf(
  act: Pick<Act, 'now' | 'municipality'>,
  about: {
    readonly project: Project
    readonly plan: Plan
    readonly plans: readonly PlanVersion[]
    readonly chosen: ChosenLevel | null
    readonly moves: readonly Move[]
    readonly answering: Answering
  },
): readonly Check[] {
  const { project, plan, chosen, moves } = about
  const published = about.plans.filter(({ state }) => state === 'published')
  const first = published.at(-1)
  const closed = moves.findLast(({ state }) => state === 'closed')
  const found = chosen ? fitting(chosen) : []
  const ids = (kind: 'method' | 'care') => found.filter((one) => one.kind === kind).map(({ id }) => id)
  return checklist({
    plan,
    state: project.state,
    today: dayOf(act.now),
    noticeDays: act.municipality.projects.notice_days,
    publishedOn: first?.published_at ? dayOf(first.published_at) : null,
    versions: published.length,
    firstDayThen: first ? firstDay(first.plan) : null,
    hasLevel: chosen !== null,
    flags: chosen?.result.flags ?? [],
    care: ids('care'),
    methods: ids('method'),
    closedOn: closed ? dayOf(closed.at) : null,
    answeredOn: about.answering.answeredOn,
    hasLessons: moves.some(({ lessons }) => Boolean(lessons)),
  })
}
