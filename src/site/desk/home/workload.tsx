import { maySeeWorkload, workloadOf } from '../../../cases/index.ts'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import type { Ctx } from '../../../kit/http.ts'
import { paths } from '../../../paths.ts'
import { absencesOn, hasRole, peopleByIds, peopleWithRoles } from '../../../people/index.ts'
import { satisfactionTexts } from '../../../reports/index.ts'
import { BarChart } from '../../../ui/bar-chart/bar-chart.tsx'
import { LinkButton } from '../../../ui/button/button.tsx'
import { EmptyState } from '../../../ui/empty-state/empty-state.tsx'
import { PageHeading } from '../../../ui/heading/heading.tsx'
import { page } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { DeskTabs } from './shared.tsx'
import { texts } from './texts.ts'

/** `/werk/werkdruk`: a guide sees their own number of cases, the coordinator that of everybody (rule 9). */
export async function showWorkload(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { actor, db, locale } = act
  const t = texts(locale)
  const today = dayOf(act.now)
  const seesAll = hasRole(actor, 'coordinator')
  const own = actor.personId ?? ''
  const loads = await workloadOf(db, today, seesAll ? undefined : [own])
  const guides = seesAll ? await peopleWithRoles(db, 'case_guide') : []
  const absences = await absencesOn(db, today)
  const people = await peopleByIds(db, [own, ...loads.map((load) => load.person_id)])
  const none = { cases: 0, overdue: 0, paused: 0 }
  const ids = [...new Set([...loads.map((load) => load.person_id), ...guides.map((guide) => guide.id)])]
  const rows = (seesAll ? ids : [own])
    .filter((id) => maySeeWorkload(actor, id))
    .map((id) => ({
      id,
      name: people.get(id)?.name ?? guides.find((guide) => guide.id === id)?.name ?? '',
      away: absences.find((absence) => absence.person_id === id)?.last_day ?? null,
      ...(loads.find((load) => load.person_id === id) ?? none),
    }))
    .toSorted((a, b) => b.cases - a.cases || a.name.localeCompare(b.name, locale))
  const hasCases = rows.some((row) => row.cases > 0)
  return page(
    c,
    { title: t.workload.title, current: 'desk', wide: true },
    <>
      <PageHeading title={t.workload.title} lead={seesAll ? t.workload.leadAll : t.workload.leadOwn} />
      <DeskTabs act={act} current="workload" />
      {seesAll && (
        <p>
          <a href={paths.opinions()}>{satisfactionTexts(locale).said.link}</a>
        </p>
      )}
      {hasCases && seesAll && (
        <BarChart
          locale={locale}
          title={t.workload.chart}
          bars={rows.map((row) => ({
            label: row.name,
            value: row.cases,
            valueLabel: t.workload.chartCases(row.cases, row.overdue),
            tone: row.overdue > 0 ? 'bad' : 'active',
          }))}
        />
      )}
      {hasCases ? (
        <Table
          locale={locale}
          caption={t.workload.caption}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              title: t.workload.person,
              rowHeader: true,
              cell: (row) => (
                <a
                  href={paths.deskCases(row.id === own ? { van: 'mij' } : { begeleider: row.id })}
                  aria-label={t.workload.see(row.name)}
                >
                  {row.name}
                </a>
              ),
            },
            { key: 'cases', title: t.workload.cases, numeric: true, cell: (row) => String(row.cases) },
            { key: 'overdue', title: t.workload.overdue, numeric: true, cell: (row) => String(row.overdue) },
            { key: 'paused', title: t.workload.paused, numeric: true, cell: (row) => String(row.paused) },
            {
              key: 'moving',
              title: t.workload.moving,
              numeric: true,
              cell: (row) => String(row.cases - row.paused),
            },
            {
              key: 'away',
              title: t.workload.away,
              cell: (row) => (row.away ? t.workload.awayUntil(formatDay(row.away, locale, 'day_month')) : ''),
            },
          ]}
        />
      ) : (
        <EmptyState
          title={t.workload.none}
          level={2}
          instead={
            <LinkButton kind="secondary" href={paths.desk()}>
              {t.tabs.today}
            </LinkButton>
          }
        >
          <p>{t.workload.noneText}</p>
        </EmptyState>
      )}
    </>,
  )
}
