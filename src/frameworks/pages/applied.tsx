import type { Act } from '../../kit/act.ts'
import { dayOf, momentAt } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { giveSheet } from '../../kit/sheet.ts'
import { paths } from '../../paths.ts'
import { SheetLinks } from '../../ui/download/download.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import {
  type Applied,
  appliedBetween,
  type FrameworkVersion,
  firstApplied,
  publishedFramework,
} from '../store.ts'
import { texts } from '../texts.ts'
import { outcomeTitle } from '../words.ts'

interface Year {
  readonly framework: FrameworkVersion
  readonly year: number
  /** Years to choose from, the latest first. */
  readonly years: readonly number[]
  readonly applied: readonly Applied[]
  /** An outcome of a version in words. */
  readonly titleOf: (version: number, outcome: string) => string
}

const yearOf = (moment: Date): number => Number(dayOf(moment).slice(0, 4))

/** A framework in a year, both from the address; the year of today by default. */
async function yearAsked(c: Ctx): Promise<Year> {
  const { act } = c.var
  const key = c.req.param('sleutel') ?? ''
  const thisYear = yearOf(act.now)
  const asked = c.req.query('jaar') ?? String(thisYear)
  const framework = await publishedFramework(act.db, key)
  if (!framework || !/^20\d\d$/.test(asked)) throw new NotFound()
  const year = Number(asked)
  const first = await firstApplied(act.db, key)
  const firstYear = Math.min(thisYear, first ? yearOf(first) : thisYear)
  const years = Array.from({ length: thisYear - firstYear + 1 }, (_, ago) => thisYear - ago)
  const applied = await appliedBetween(act.db, key, momentAt(`${year}-01-01`), momentAt(`${year + 1}-01-01`))
  return { framework, year, years, applied, titleOf: await titlesOf(act, key, applied) }
}

async function titlesOf(act: Act, key: string, applied: readonly Applied[]): Promise<Year['titleOf']> {
  const versions = new Map<number, FrameworkVersion>()
  for (const version of new Set(applied.map((one) => one.version))) {
    const found = await publishedFramework(act.db, key, version)
    if (found) versions.set(version, found)
  }
  return (version, outcome) => {
    const found = versions.get(version)
    return found ? outcomeTitle(found.definition, outcome, act.locale) : outcome
  }
}

/** `/afwegingskader/{sleutel}/toepassing?jaar=`: how it was applied and departed from, for the council and everybody. */
export async function showApplied(c: Ctx): Promise<Response> {
  const { locale } = c.var.act
  const words = texts(locale)
  const t = words.applied
  const { framework, year, years, applied, titleOf } = await yearAsked(c)
  const { key, title } = framework.definition
  const times = applied.reduce((sum, one) => sum + one.times, 0)
  const departed = applied.reduce((sum, one) => sum + (one.chosen === null ? 0 : one.times), 0)
  return page(
    c,
    {
      title: t.title(say(title, locale), year),
      description: t.lead,
      breadcrumbs: [
        { title: words.listTitle, href: paths.frameworks() },
        { title: say(title, locale), href: paths.framework(key) },
      ],
    },
    <>
      <PageHeading kicker={words.kicker} title={t.title(say(title, locale), year)} lead={t.lead} />
      {framework.status === 'example' && (
        <Notice tone="warning" title={words.exampleTitle}>
          <p>{words.exampleText}</p>
        </Notice>
      )}
      {times === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <p>{t.total(times, departed)}</p>
          <Table
            locale={locale}
            caption={t.caption}
            rows={applied}
            rowKey={({ version, outcome, chosen }) => `${version} ${outcome} ${chosen}`}
            columns={[
              {
                key: 'outcome',
                title: t.outcome,
                rowHeader: true,
                cell: ({ version, outcome }) => titleOf(version, outcome),
              },
              {
                key: 'chosen',
                title: t.chosen,
                cell: ({ version, chosen }) =>
                  chosen === null ? (
                    t.followed
                  ) : (
                    <>
                      {titleOf(version, chosen)} <StatusBadge tone="wait">{t.departed}</StatusBadge>
                    </>
                  ),
              },
              {
                key: 'version',
                title: words.version,
                cell: ({ version, status }) => (
                  <a href={paths.framework(key, version)}>{t.version(version, status === 'example')}</a>
                ),
              },
              { key: 'times', title: t.times, numeric: true, cell: (one) => String(one.times) },
            ]}
          />
          <p>{t.reasons}</p>
          <p>
            <SheetLinks href={paths.frameworkAppliedFile(key, { jaar: String(year) })}>{t.csv}</SheetLinks>
          </p>
        </>
      )}
      {years.length > 1 && (
        <Section title={t.years}>
          <ul class="plain-list">
            {years.map((one) => (
              <li key={one}>
                {one === year ? (
                  <strong>{one}</strong>
                ) : (
                  <a href={paths.frameworkApplied(key, { jaar: String(one) })}>{one}</a>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>,
  )
}

/** `/afwegingskader/{sleutel}/toepassing.csv?jaar=`: the same for a spreadsheet. */
export async function downloadApplied(c: Ctx): Promise<Response> {
  const { locale } = c.var.act
  const words = texts(locale)
  const t = words.applied
  const { framework, year, applied, titleOf } = await yearAsked(c)
  const { key, title } = framework.definition
  const rows = applied.map(({ version, status, outcome, chosen, times }) => [
    year,
    say(title, locale),
    version,
    status === 'adopted' ? words.adopted : words.example,
    titleOf(version, outcome),
    titleOf(version, chosen ?? outcome),
    chosen === null ? t.no : t.yes,
    times,
  ])
  return giveSheet(c, { title: t.csvName(key, year), columns: t.csvColumns, rows })
}
