import { type Day, formatDay } from '../../kit/dates.ts'
import { type Locale, langOfWords } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { ProjectTitle, projectRuleTexts, projectTexts } from '../../projects/index.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import { SpanChart } from '../../ui/chart/span-chart.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { StatusBadge, type Tone } from '../../ui/status/status.tsx'
import { type Column, Table } from '../../ui/table/table.tsx'
import { type AskedPortfolio, queryOf } from './asked.ts'
import { brokenRules, type PortfolioRow, type SortKey, spanOf } from './rules.ts'
import { portfolioTexts } from './texts.ts'

const tones: Readonly<Record<PortfolioRow['standing'], Tone>> = {
  preparing: 'neutral',
  soon: 'neutral',
  open: 'good',
  running: 'active',
  answering: 'wait',
  closed: 'neutral',
  stopped: 'neutral',
}

const day = (one: Day | null | undefined, locale: Locale): string =>
  one ? formatDay(one, locale, 'short') : '–'

/** Where a project is read: at the desk by who works on projects, on its own page by anybody else. */
const hrefOf = (project: PortfolioRow['project'], { readsAll }: Pick<AskedPortfolio, 'readsAll'>): string =>
  readsAll ? paths.deskProject(project.number) : paths.project(project.slug)

/** The projects as rows; the titles sort. */
export function ProjectTable(props: {
  readonly rows: readonly PortfolioRow[]
  readonly asked: AskedPortfolio
  readonly locale: Locale
}) {
  const { rows, asked, locale } = props
  const t = portfolioTexts(locale)
  const names = projectRuleTexts(locale).names
  const sort = (key: SortKey): NonNullable<Column<PortfolioRow>['sort']> => ({
    href: paths.portfolio({ ...queryOf(asked), volgorde: key }),
    direction: asked.order === key ? (key === 'regels' ? 'descending' : 'ascending') : undefined,
  })
  return (
    <Table
      locale={locale}
      caption={t.title}
      captionHidden
      rows={rows}
      rowKey={({ project }) => project.id}
      columns={[
        {
          key: 'project',
          title: t.table.project,
          rowHeader: true,
          sort: sort('naam'),
          cell: ({ project, leader }) => (
            <>
              <a href={hrefOf(project, asked)} lang={langOfWords(locale)}>
                <ProjectTitle project={project} locale={locale} />
              </a>
              <br />
              <span class="small">
                {[project.number, ...(asked.readsAll ? [leader?.name ?? t.filters.noLeader] : [])].join(
                  ' · ',
                )}
              </span>
            </>
          ),
        },
        {
          key: 'standing',
          title: t.table.standing,
          cell: ({ standing }) => (
            <StatusBadge tone={tones[standing]}>
              {standing === 'preparing' ? t.preparing : projectTexts(locale).standings[standing]}
            </StatusBadge>
          ),
        },
        {
          key: 'people',
          title: t.table.people,
          cell: ({ counts, surveyAnswers }) =>
            [
              ...(counts.people > 0 ? [t.table.peopleAmount(counts.people)] : []),
              ...(surveyAnswers > 0 ? [t.table.surveys(surveyAnswers)] : []),
            ].join(', ') || t.table.nobody,
        },
        {
          key: 'answers',
          title: t.table.answers,
          sort: sort('antwoord'),
          cell: ({ counts }) =>
            counts.contributions === 0 ? (
              t.table.nothing
            ) : (
              <>
                {t.table.answered(counts.answered, counts.contributions)}
                {counts.answered < counts.contributions && (
                  <>
                    <br />
                    {t.table.stillOpen(counts.contributions - counts.answered)}
                  </>
                )}{' '}
                {counts.late_open > 0 && (
                  <StatusBadge tone="bad">{t.table.late(counts.late_open)}</StatusBadge>
                )}
              </>
            ),
        },
        {
          key: 'promised',
          title: t.table.promised,
          cell: ({ version }) => day(version?.plan.feedbackOn, locale),
        },
        {
          key: 'decision',
          title: t.table.decision,
          sort: sort('besluit'),
          cell: ({ version }) => day(version?.plan.decisionOn, locale),
        },
        {
          key: 'budget',
          title: t.table.budget,
          numeric: true,
          cell: ({ version }) => {
            const cents = version?.plan.budgetCents ?? null
            return cents === null ? t.table.noBudget : amountInWords(cents, locale)
          },
        },
        {
          key: 'mark',
          title: t.table.mark,
          numeric: true,
          cell: ({ mark }) => (mark === null ? '–' : mark.toLocaleString(locale)),
        },
        {
          key: 'rules',
          title: t.table.rules,
          sort: sort('regels'),
          cell: (row) => {
            if (row.checks.length === 0) return t.table.noPlan
            const broken = brokenRules(row)
            const kept = row.checks.filter(({ verdict }) => verdict === 'kept').length
            return (
              <>
                {t.table.kept(kept, row.checks.length)}
                {broken.length > 0 && (
                  <>
                    <br />
                    <span class="small">{t.table.notYet(broken.map((key) => names[key]).join('; '))}</span>
                  </>
                )}
              </>
            )
          },
        },
      ]}
    />
  )
}

/** When people take part in these projects, beside each other. */
export function Planning(props: {
  readonly rows: readonly PortfolioRow[]
  readonly asked: AskedPortfolio
  readonly today: Day
  readonly locale: Locale
}) {
  const { rows, asked, today, locale } = props
  const t = portfolioTexts(locale).chart
  const spans = rows.flatMap(({ project, version }) => {
    const span = version && spanOf(version.plan)
    return span ? [{ key: project.id, label: project.title, href: hrefOf(project, asked), ...span }] : []
  })
  const without = rows.length - spans.length
  if (spans.length === 0) return null
  const range = ({ from, until }: { readonly from: Day; readonly until: Day }): string =>
    t.range(day(from, locale), day(until, locale))
  return (
    <Section title={t.section} id="planning">
      <SpanChart
        locale={locale}
        title={t.title}
        rows={spans}
        today={today}
        names={{ whole: t.whole, part: t.part, days: [t.feedback, t.decision], today: t.today }}
        columns={[
          {
            key: 'project',
            title: t.project,
            rowHeader: true,
            cell: ({ label, href }) => <a href={href}>{label}</a>,
          },
          {
            key: 'days',
            title: t.days,
            cell: ({ parts }) => (parts.length === 0 ? t.unknown : parts.map(range).join('; ')),
          },
          { key: 'feedback', title: t.feedback, cell: ({ days: [feedback] }) => day(feedback, locale) },
          { key: 'decision', title: t.decision, cell: ({ days: [, decision] }) => day(decision, locale) },
        ]}
      />
      {without > 0 && <p class="small">{t.without(without)}</p>}
    </Section>
  )
}
