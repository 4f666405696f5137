import { activityLinks } from '../activities/index.ts'
import { evaluationLink } from '../evaluations/index.ts'
import type { Act } from '../kit/act.ts'
import { panelLinks } from '../panels/index.ts'
import { reportLinks } from '../participation-reports/index.ts'
import type { Project, ProjectFacts } from '../projects/index.ts'
import { answersBySurvey, surveyTexts } from '../surveys/index.ts'

/** What the page of a project shows of its activities, its report, its evaluation and its groups. */
export async function projectFactsOf(act: Act, project: Project): Promise<ProjectFacts> {
  const [activities, filledIn, reports, evaluation, panels] = await Promise.all([
    activityLinks(act, project),
    answersBySurvey(act.db, project.id),
    reportLinks(act, project),
    evaluationLink(act, project),
    panelLinks(act, project),
  ])
  const withSurveys = activities.map((activity) => {
    const answers = filledIn.get(activity.id)
    return answers ? { ...activity, amount: surveyTexts(act.locale).public.filledIn(answers) } : activity
  })
  return { activities: withSurveys, reports, evaluation, panels }
}
