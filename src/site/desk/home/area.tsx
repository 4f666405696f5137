import { type CaseFile, deskCases, type ProcessVersion } from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import type { Day } from '../../../kit/dates.ts'
import { paths } from '../../../paths.ts'
import type { Area } from '../../../places/index.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { EmptyState } from '../../../ui/empty-state/empty-state.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import { CaseTasks } from './guide.tsx'
import { areasOfRole, decisionSteps } from './rules.ts'
import { type Dues, duesOf } from './shared.tsx'
import { texts } from './texts.ts'

export interface AreaWork {
  /** Names of the areas; none for the whole city. */
  readonly areas: readonly string[]
  readonly decisions: readonly CaseFile[]
  /** More decisions wait than stand here. */
  readonly hasMore: boolean
  readonly wishes: readonly CaseFile[]
  readonly dues: Dues
}

const most = 10
const mostDecisions = 25

/** Decisions that wait in the areas somebody manages, and the neighbourhood wishes there. */
export async function areaWork(
  act: Act,
  areas: readonly Area[],
  processes: readonly ProcessVersion[],
): Promise<AreaWork> {
  const areaIds = areasOfRole(act.actor, 'area_manager', areas) ?? undefined
  const steps = decisionSteps(processes, 'area_manager')
  const decisions = await deskCases(
    act.db,
    { steps, areaIds, states: ['running'] },
    { limit: mostDecisions + 1 },
  )
  const decided = new Set(decisions.map((file) => file.id))
  const wishes = await deskCases(act.db, { kind: 'neighbourhood_wish', areaIds }, { limit: most + 25 })
  const others = wishes.filter((file) => !decided.has(file.id)).slice(0, most)
  return {
    areas: areaNames(act, areas),
    // By the day of the decision itself; what else is due in these cases is their guide's.
    decisions: decisions.slice(0, mostDecisions).toSorted((a, b) => compareDays(a.step_due, b.step_due)),
    hasMore: decisions.length > mostDecisions,
    wishes: others,
    dues: await duesOf(act, others, processes),
  }
}

const compareDays = (a: Day | null, b: Day | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1

/** Names of the areas in which the actor has a role with an area. */
export const areaNames = (
  act: Pick<Act, 'actor'>,
  areas: readonly Area[],
  role = 'area_manager',
): readonly string[] =>
  act.actor.roles
    .filter((grant) => grant.role === role)
    .flatMap((grant) => areas.find((area) => area.id === grant.scopeId)?.name ?? [])

export function AreaSections(props: {
  readonly act: Act
  readonly work: AreaWork
  readonly processes: readonly ProcessVersion[]
}) {
  const { act, work, processes } = props
  const { areas, decisions, wishes } = work
  const t = texts(act.locale)
  const names = new Intl.ListFormat(act.locale === 'nl' ? 'nl-NL' : 'en-GB').format(areas)
  return (
    <>
      <Section
        title={areas.length > 0 ? t.area.title(names) : t.area.titleCity}
        {...(work.hasMore ? { more: { href: paths.deskCases(), label: t.all } } : {})}
      >
        {decisions.length > 0 ? (
          <CaseTasks act={act} files={decisions} processes={processes} place="decision" />
        ) : (
          <EmptyState
            title={t.area.none}
            level={3}
            instead={
              <LinkButton kind="secondary" href={paths.deskCases()}>
                {t.list.title}
              </LinkButton>
            }
          >
            <p>{t.area.noneText}</p>
          </EmptyState>
        )}
      </Section>
      <Section
        title={t.area.wishes}
        {...(wishes.length > 0
          ? { more: { href: paths.deskCases({ soort: 'neighbourhood_wish' }), label: t.all } }
          : {})}
      >
        {wishes.length > 0 ? (
          <CaseTasks act={act} files={wishes} processes={processes} dues={work.dues} />
        ) : (
          <p>{t.area.wishesNone}</p>
        )}
      </Section>
    </>
  )
}
