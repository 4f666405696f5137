import { dayOf, formatDay } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { projectDeskTexts, projectsByIds } from '../../projects/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { Table } from '../../ui/table/table.tsx'
import { isOpenOn, marksTogether, summaryOf } from '../rules.ts'
import type { SummaryGroup } from '../schema.ts'
import { type Evaluation, evaluationsGoing, evaluationsOver } from '../store.ts'
import { texts } from '../texts.ts'

const numberIn = (value: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value)

/** `/werk/evaluaties`: how people found it to take part, project by project, for who learns from all of them. */
export async function showAllEvaluations(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const words = texts(locale)
  const t = words.all
  const [going, over] = await Promise.all([evaluationsGoing(db), evaluationsOver(db)])
  const all = [...going, ...over]
  const projects = new Map(
    (
      await projectsByIds(
        db,
        all.map(({ project_id }) => project_id),
      )
    ).map((project) => [project.id, project]),
  )
  const together = marksTogether(over.flatMap(({ results }) => (results ? [results] : [])))
  const today = dayOf(act.now)
  const lineOf = (evaluation: Evaluation, who: readonly SummaryGroup[]) =>
    evaluation.results
      ? summaryOf(evaluation.results, evaluation.closes_on).groups.filter((group) => who.includes(group.who))
      : []
  const marks = (evaluation: Evaluation, who: readonly SummaryGroup[]): string =>
    lineOf(evaluation, who)
      .flatMap(({ mark }) => (mark === null ? [] : [numberIn(mark, locale)]))
      .join(' / ') || (evaluation.results ? words.report.hidden : t.notYet)
  return page(
    c,
    {
      title: t.title,
      current: 'desk',
      wide: true,
      breadcrumbs: [{ title: projectDeskTexts(locale).title, href: paths.deskProjects() }],
    },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <p>{together === null ? t.tooFew : t.together(together.projects, numberIn(together.mark, locale))}</p>
      {all.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <Table
          locale={locale}
          caption={t.title}
          captionHidden
          rows={all}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'project',
              title: t.project,
              rowHeader: true,
              cell: ({ project_id }) => {
                const project = projects.get(project_id)
                return project && <a href={paths.deskEvaluation(project.number)}>{project.title}</a>
              },
            },
            {
              key: 'until',
              title: t.until,
              cell: (one) =>
                isOpenOn(one, today)
                  ? words.desk.open(formatDay(one.closes_on, locale))
                  : formatDay(one.closes_on, locale),
            },
            {
              key: 'answered',
              title: t.answered,
              numeric: true,
              cell: (one) =>
                lineOf(one, ['participants'])[0]?.answered ?? (one.results ? words.report.few : t.notYet),
            },
            { key: 'mark', title: t.mark, numeric: true, cell: (one) => marks(one, ['participants']) },
            {
              key: 'colleagues',
              title: t.colleagues,
              numeric: true,
              cell: (one) => marks(one, ['staff', 'board', 'together']),
            },
          ]}
        />
      )}
    </>,
  )
}
