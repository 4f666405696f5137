import { activityLinks } from '../activities/index.ts'
import { evaluationLink } from '../evaluations/index.ts'
import type { Act } from '../kit/act.ts'
import { panelLinks } from '../panels/index.ts'
import { reportLinks } from '../participation-reports/index.ts'
import type { Project, ProjectFacts } from '../projects/index.ts'
import { surveysOf, surveyTexts } from '../surveys/index.ts'

/** What the page of a project shows of its activities, its report, its evaluation and its groups. */
export async function projectFactsOf(act: Act, project: Project): Promise<ProjectFacts> {
  const [activities, surveys, reports, evaluation, panels] = await Promise.all([
    activityLinks(act, project),
    surveysOf(act.db, project.id),
    reportLinks(act, project),
    evaluationLink(act, project),
    panelLinks(act, project),
  ])
  const withSurveys = activities.map((activity) => {
    const survey = surveys.get(activity.id)
    if (!survey) return activity
    const { filledIn } = surveyTexts(act.locale).public
    return survey.answers > 0 ? { ...activity, amount: filledIn(survey.answers) } : activity
  })
  return { activities: withSurveys, reports, evaluation, panels }
}
