import { answeredByMonth } from '../activities/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { type Project, promisedDays, publicProjects } from '../projects/index.ts'
import type { Choices } from './figures.ts'
import { type Met, metOf } from './rules.ts'
import { keepParticipationCounts, participationCounts } from './store/participation.ts'

/** Counts anew how much of what people put in was answered in time; once a night. Safe to repeat. */
export async function countParticipation(act: Act): Promise<void> {
  await inTransaction(act, async (act) => {
    const ids = (await publicProjects(act.db)).map(({ id }) => id)
    const counts = await answeredByMonth(act.db, await promisedDays(act.db, ids), dayOf(act.now))
    await keepParticipationCounts(act.db, counts)
  })
}

/** Whether what people put in was answered on the promised day: all together, and by project. */
export interface Participation {
  readonly met: Met
  readonly projects: readonly { readonly project: Project; readonly met: Met }[]
}

/** The same for a choice of area and period, of the projects that everybody may see. */
export async function participationOf(
  act: Pick<Act, 'db'>,
  { districtIds, period }: Pick<Choices, 'districtIds' | 'period'>,
): Promise<Participation> {
  const projects = await publicProjects(act.db, districtIds === null ? {} : { areaIds: districtIds })
  const counts = await participationCounts(
    act.db,
    projects.map(({ id }) => id),
    period,
  )
  const of = (which: typeof counts): Met =>
    metOf(
      which.flatMap(({ in_time, late }) => [
        { status: 'in_time', amount: in_time },
        { status: 'late', amount: late },
      ]),
    )
  return {
    met: of(counts),
    projects: projects.flatMap((project) => {
      const met = of(counts.filter(({ project_id }) => project_id === project.id))
      return met.judged === 0 ? [] : [{ project, met }]
    }),
  }
}
