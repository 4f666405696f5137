import { dayOf } from '../../kit/dates.ts'
import { freshForm } from '../../kit/form.ts'
import type { Ctx } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { pageAsked, pageOf } from '../../kit/paging.ts'
import { paths } from '../../paths.ts'
import { areaLabel } from '../../places/index.ts'
import { projectRuleTexts, projectTexts, standings } from '../../projects/index.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import { LinkButton } from '../../ui/button/button.tsx'
import { SheetLinks } from '../../ui/download/download.tsx'
import { Figures } from '../../ui/figures/figures.tsx'
import { FilterBar } from '../../ui/filter-bar/filter-bar.tsx'
import { bindFields, Select } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import { Table } from '../../ui/table/table.tsx'
import { type AskedPortfolio, askedPortfolio, queryOf, standWord } from './asked.ts'
import { Planning, ProjectTable } from './parts.tsx'
import { allRules, brokenRules, ruleCounts } from './rules.ts'
import { portfolioTexts } from './texts.ts'

const perPage = 25

interface Props {
  readonly asked: AskedPortfolio
  readonly locale: Locale
}

/** `/werk/projectoverzicht`: all projects side by side, for who works on them and who watches over how. */
export async function showPortfolio(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = portfolioTexts(locale)
  const asked = await askedPortfolio(c)
  const { all, rows } = asked
  const query = queryOf(asked)
  const shown = pageOf(rows, pageAsked(c.req.query('pagina')), perPage)
  const pageAt = (number: number | null): string | undefined =>
    number === null ? undefined : paths.portfolio({ ...query, pagina: number === 1 ? '' : String(number) })
  return page(
    c,
    {
      title: t.title,
      current: 'desk',
      wide: true,
      breadcrumbs: asked.readsAll
        ? [{ title: t.toProjects, href: paths.deskProjects() }]
        : [{ title: t.toDesk, href: paths.desk() }],
    },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      {all.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <Filters asked={asked} locale={locale} />
          {rows.length === 0 ? (
            <>
              <p>{t.noneFound}</p>
              <LinkButton kind="secondary" href={paths.portfolio({ stand: standWord('all') })}>
                {t.all}
              </LinkButton>
            </>
          ) : (
            <>
              <Headline asked={asked} locale={locale} />
              <Section title={t.table.title(rows.length)}>
                <ProjectTable rows={shown.items} asked={asked} locale={locale} />
                <Pagination
                  locale={locale}
                  previous={pageAt(shown.previous)}
                  next={pageAt(shown.next)}
                  summary={
                    rows.length > perPage ? t.page(shown.number, Math.ceil(rows.length / perPage)) : undefined
                  }
                />
                <p class="small no-print">
                  <SheetLinks href={paths.portfolioFile(query)}>{t.file.label}</SheetLinks>
                </p>
              </Section>
              <Planning rows={shown.items} asked={asked} today={dayOf(act.now)} locale={locale} />
              <Rules asked={asked} locale={locale} />
            </>
          )}
        </>
      )}
      <PrintSource locale={locale} address={absolute(act, paths.portfolio(query))} />
    </>,
  )
}

function Headline({ asked: { rows }, locale }: Props) {
  const t = portfolioTexts(locale).figures
  const open = rows.filter(({ standing }) => standing === 'open').length
  const late = rows.reduce((sum, { counts }) => sum + counts.late_open, 0)
  const waiting = rows.reduce((sum, { counts }) => sum + counts.contributions - counts.answered, 0)
  const budgets = rows.flatMap(({ version }) => version?.plan.budgetCents ?? [])
  const [budget, planned] = [budgets.reduce((sum, cents) => sum + cents, 0), budgets.length]
  const broken = rows.filter((row) => brokenRules(row).length > 0).length
  return (
    <Figures
      small
      figures={[
        { value: String(rows.length), label: t.projects(rows.length) },
        { value: String(open), label: t.open(open) },
        { value: String(late), label: t.late, compare: t.lateCompare(waiting) },
        { value: String(broken), label: t.rules(broken) },
        {
          value: amountInWords(budget, locale),
          label: t.budget,
          compare: t.budgetCompare(planned, rows.length),
        },
      ]}
    />
  )
}

function Filters({ asked, locale }: Props) {
  const { districts, leaders, choice, area } = asked
  const t = portfolioTexts(locale)
  const names = projectRuleTexts(locale).names
  const query = queryOf(asked)
  const bound = bindFields(freshForm(query), locale)
  const field = (name: string) => ({ ...bound(name), optional: 'unsaid' as const })
  const without = (name: keyof typeof query): string => paths.portfolio({ ...query, [name]: '' })
  const stands = [
    { value: standWord('all'), label: t.filters.everything },
    ...(asked.readsAll ? [{ value: standWord('preparing'), label: t.preparing }] : []),
    ...standings.map((one) => ({ value: standWord(one), label: projectTexts(locale).standings[one] })),
  ]
  const stand = stands.find(({ value }) => value === query.stand)
  const leader = leaders.find(({ id }) => id === choice.leaderId)
  const active = [
    ...(stand ? [{ label: stand.label, removeHref: without('stand') }] : []),
    ...(leader ? [{ label: leader.name, removeHref: without('leider') }] : []),
    ...(area ? [{ label: areaLabel(area, locale), removeHref: without('gebied') }] : []),
    ...(choice.broken ? [{ label: names[choice.broken], removeHref: without('regel') }] : []),
  ]
  return (
    <FilterBar
      locale={locale}
      label={t.filters.label}
      action={paths.portfolio()}
      active={active}
      resetHref={paths.portfolio()}
    >
      <Select {...field('stand')} label={t.filters.standing} empty={t.filters.notOver} options={stands} />
      {asked.readsAll && (
        <Select
          {...field('leider')}
          label={t.filters.leader}
          empty={t.filters.anyone}
          options={leaders.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Select
        {...field('gebied')}
        label={t.filters.area}
        empty={t.filters.anywhere}
        options={districts.map((one) => ({ value: one.slug, label: areaLabel(one, locale) }))}
      />
      <Select
        {...field('regel')}
        label={t.filters.broken}
        empty={t.filters.any}
        options={allRules.map((key) => ({ value: key, label: names[key] }))}
      />
    </FilterBar>
  )
}

/** How often each rule is kept; where it is not, one click shows by which projects. */
function Rules({ asked, locale }: Props) {
  const t = portfolioTexts(locale).rules
  const names = projectRuleTexts(locale).names
  const query = queryOf(asked)
  return (
    <Section title={t.title} id="spelregels">
      <p>{t.lead}</p>
      <Table
        locale={locale}
        caption={t.caption}
        captionHidden
        rows={ruleCounts(asked.rows)}
        rowKey={({ key }) => key}
        columns={[
          { key: 'rule', title: t.rule, rowHeader: true, cell: ({ key }) => names[key] },
          { key: 'kept', title: t.kept, numeric: true, cell: ({ kept }) => kept },
          {
            key: 'broken',
            title: t.broken,
            numeric: true,
            cell: ({ key, broken }) =>
              broken === 0 ? (
                0
              ) : (
                <a href={paths.portfolio({ ...query, regel: key })} aria-label={t.which(broken, names[key])}>
                  {broken}
                </a>
              ),
          },
          { key: 'open', title: t.open, numeric: true, cell: ({ open }) => open },
        ]}
      />
    </Section>
  )
}
