import type { Ctx } from '../../kit/http.ts'
import { giveSheet } from '../../kit/sheet.ts'
import { projectAreas, projectRuleTexts, projectTexts } from '../../projects/index.ts'
import { askedPortfolio } from './asked.ts'
import { allRules } from './rules.ts'
import { portfolioTexts } from './texts.ts'

/** `/werk/projectoverzicht.csv` and `.xlsx`: the chosen projects with every rule in a column of its own. */
export async function downloadPortfolio(c: Ctx): Promise<Response> {
  const { locale } = c.var.act
  const t = portfolioTexts(locale)
  const rules = projectRuleTexts(locale)
  const { rows, areas } = await askedPortfolio(c)
  return giveSheet(c, {
    title: t.file.name,
    columns: [...t.file.columns, ...allRules.map((key) => rules.names[key])],
    rows: rows.map(({ project, standing, leader, counts, surveyAnswers, version, checks, mark }) => [
      project.number,
      project.title,
      standing === 'preparing' ? t.preparing : projectTexts(locale).standings[standing],
      leader?.name ?? null,
      projectAreas(project.area_ids, areas, locale),
      counts.people,
      surveyAnswers,
      counts.contributions,
      counts.answered,
      counts.in_time,
      counts.late,
      version?.plan.feedbackOn ?? null,
      version?.plan.decisionOn ?? null,
      version?.plan.budgetCents == null ? null : version.plan.budgetCents / 100,
      mark,
      ...allRules.map((key) => {
        const check = checks.find((one) => one.key === key)
        return check ? rules.verdicts[check.verdict] : null
      }),
    ]),
  })
}
