import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import type { EvaluationLink, Project } from '../projects/index.ts'
import { isOpenOn, markOf, summaryOf } from './rules.ts'
import type { EvaluationSummary } from './schema.ts'
import { evaluationOf, evaluationsOf } from './store.ts'
import { texts } from './texts.ts'

/** The evaluation of a project as its page shows it: while one can answer, and when there are results. */
export async function evaluationLink(act: Act, project: Project): Promise<EvaluationLink | null> {
  const evaluation = await evaluationOf(act.db, project.id)
  if (!evaluation) return null
  const t = texts(act.locale)
  const isOpen = isOpenOn(evaluation, dayOf(act.now))
  if (!isOpen && evaluation.results === null) return null
  return {
    title: isOpen ? t.title : t.resultsLink,
    href: paths.evaluation(project.slug),
    until: evaluation.closes_on,
    isOpen,
  }
}

/** The marks that participants gave these projects, by project; none where too few may be told. */
export async function evaluationMarks(
  { db }: Pick<Act, 'db'>,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = await evaluationsOf(db, projectIds)
  return new Map(
    found.flatMap(({ project_id, results }): (readonly [string, number])[] => {
      const mark = results ? markOf(results) : null
      return mark === null ? [] : [[project_id, mark]]
    }),
  )
}

/** The numbers of the evaluation of a project for its report; null where there are none. */
export async function evaluationSummary(
  { db }: Pick<Act, 'db'>,
  projectId: string,
): Promise<EvaluationSummary | null> {
  const evaluation = await evaluationOf(db, projectId)
  return evaluation?.results ? summaryOf(evaluation.results, evaluation.closes_on) : null
}
