import { answeredByMonth, countsByProject } from '../activities/index.ts'
import { evaluationMarks } from '../evaluations/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { type Project, promisedDays, publicProjects } from '../projects/index.ts'
import type { Choices } from './figures.ts'
import { type Met, metOf } from './rules.ts'
import { keepOpenCounts, keepParticipationCounts, participationCounts } from './store/participation.ts'

/** Counts anew how much of what people put in was answered in time, and how much waits; once a night. Safe to repeat. */
export async function countParticipation(act: Act): Promise<void> {
  await inTransaction(act, async (act) => {
    const ids = (await publicProjects(act.db)).map(({ id }) => id)
    const promised = await promisedDays(act.db, ids)
    const today = dayOf(act.now)
    await keepParticipationCounts(act.db, await answeredByMonth(act.db, promised, today))
    const open = [...(await countsByProject(act.db, promised, today))].flatMap(
      ([project_id, { contributions, answered }]) =>
        contributions > answered ? [{ project_id, open: contributions - answered, counted_on: today }] : [],
    )
    await keepOpenCounts(act.db, open)
  })
}

/** Whether what people put in was answered on the promised day: all together, and by project. */
export interface Participation {
  readonly met: Met
  readonly projects: readonly {
    readonly project: Project
    readonly met: Met
    /** How many contributions wait for an answer now, whatever the period. */
    readonly open: number
    /** The mark of who took part, of 10, as it is published; null where there is none or too few gave one. */
    readonly mark: number | null
  }[]
}

/** The same for a choice of area and period, of the projects that everybody may see. */
export async function participationOf(
  act: Pick<Act, 'db'>,
  { districtIds, period }: Pick<Choices, 'districtIds' | 'period'>,
): Promise<Participation> {
  const projects = await publicProjects(act.db, districtIds === null ? {} : { areaIds: districtIds })
  const ids = projects.map(({ id }) => id)
  const [counts, marks] = await Promise.all([
    participationCounts(act.db, ids, period),
    evaluationMarks(act, ids),
  ])
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
      const own = counts.filter(({ project_id }) => project_id === project.id)
      const met = of(own)
      const open = own.reduce((sum, one) => sum + one.open, 0)
      const mark = marks.get(project.id) ?? null
      return met.judged + open === 0 && mark === null ? [] : [{ project, met, open, mark }]
    }),
  }
}
