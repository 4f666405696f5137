import type { ProjectCounts } from '../../activities/index.ts'
import type { Day } from '../../kit/dates.ts'
import {
  type CheckKey,
  groundRules,
  type Plan,
  principles,
  type WatchedProject,
} from '../../projects/index.ts'

/** A project with all that the portfolio tells of it. */
export interface PortfolioRow extends WatchedProject {
  /** Null while nobody leads it. */
  readonly leader: { readonly id: string; readonly name: string } | null
  readonly counts: ProjectCounts
  /** Answers to its surveys: who fills one in is known by nobody, so they are not added to people. */
  readonly surveyAnswers: number
  /** What participants gave it afterwards, on average; null where too few did. */
  readonly mark: number | null
}

/** Every ground rule and principle, in their order. */
export const allRules: readonly CheckKey[] = [...groundRules, ...principles]

/** What the address asks of the portfolio. */
export interface PortfolioChoice {
  /** A standing; `all` also shows what is over; nothing shows what is not over. */
  readonly standing: WatchedProject['standing'] | 'all' | null
  readonly leaderId: string | null
  readonly areaIds: readonly string[] | null
  /** Only projects that do not keep this rule. */
  readonly broken: CheckKey | null
}

const isOver = ({ standing }: Pick<WatchedProject, 'standing'>): boolean =>
  standing === 'closed' || standing === 'stopped'

export const brokenRules = ({ checks }: Pick<WatchedProject, 'checks'>): readonly CheckKey[] =>
  checks.filter(({ verdict }) => verdict === 'broken').map(({ key }) => key)

/** The rows that were asked for. A project about the whole city is about every area. */
export const chosenRows = (
  rows: readonly PortfolioRow[],
  { standing, leaderId, areaIds, broken }: PortfolioChoice,
): readonly PortfolioRow[] =>
  rows.filter(
    (row) =>
      (standing === 'all' || (standing === null ? !isOver(row) : row.standing === standing)) &&
      (leaderId === null || row.leader?.id === leaderId) &&
      (areaIds === null ||
        row.project.area_ids.length === 0 ||
        row.project.area_ids.some((id) => areaIds.includes(id))) &&
      (broken === null || brokenRules(row).includes(broken)),
  )

export const sortKeys = ['naam', 'antwoord', 'besluit', 'regels'] as const
export type SortKey = (typeof sortKeys)[number]

const byTitle = (one: PortfolioRow, other: PortfolioRow): number =>
  one.project.title.localeCompare(other.project.title, 'nl')

/** Days in their order, unknown ones last. */
const byDay = (one: Day | null, other: Day | null): number => (one ?? '9999').localeCompare(other ?? '9999')

const orders: Readonly<Record<SortKey, (one: PortfolioRow, other: PortfolioRow) => number>> = {
  naam: byTitle,
  antwoord: (one, other) =>
    other.counts.late_open - one.counts.late_open ||
    Number(isOver(one)) - Number(isOver(other)) ||
    byDay(one.version?.plan.feedbackOn ?? null, other.version?.plan.feedbackOn ?? null),
  besluit: (one, other) =>
    byDay(one.version?.plan.decisionOn ?? null, other.version?.plan.decisionOn ?? null),
  regels: (one, other) => brokenRules(other).length - brokenRules(one).length,
}

/** What needs somebody first on top; equal ones by name. */
export const sortedRows = (rows: readonly PortfolioRow[], by: SortKey): readonly PortfolioRow[] =>
  [...rows].sort((one, other) => orders[by](one, other) || byTitle(one, other))

/** How often a rule is kept, is not, and cannot be judged yet. */
export interface RuleCount {
  readonly key: CheckKey
  readonly kept: number
  readonly broken: number
  readonly open: number
}

export const ruleCounts = (rows: readonly Pick<WatchedProject, 'checks'>[]): readonly RuleCount[] =>
  allRules.map((key) => {
    const found = rows.flatMap(({ checks }) => checks.filter((check) => check.key === key))
    const amount = (verdict: 'kept' | 'broken' | 'open'): number =>
      found.filter((check) => check.verdict === verdict).length
    return { key, kept: amount('kept'), broken: amount('broken'), open: amount('open') }
  })

/** From when until when a project runs, with the days on which people can take part; null while no day is known. */
export interface ProjectSpan {
  readonly from: Day
  readonly until: Day
  readonly parts: readonly { readonly from: Day; readonly until: Day }[]
  /** By which day answers are promised, and on which day is decided. */
  readonly days: readonly [Day | null, Day | null]
}

export function spanOf(plan: Pick<Plan, 'ways' | 'feedbackOn' | 'decisionOn'>): ProjectSpan | null {
  const parts = plan.ways.flatMap(({ from, until }) =>
    from === null ? [] : [{ from, until: until ?? from }],
  )
  const { feedbackOn, decisionOn } = plan
  const known = [...parts.flatMap(({ from, until }) => [from, until]), feedbackOn, decisionOn]
    .filter((day) => day !== null)
    .sort()
  const [from] = known
  const until = known.at(-1)
  return from && until ? { from, until, parts, days: [feedbackOn, decisionOn] } : null
}
