import { partiesOf } from '../../cases/index.ts'
import { dayOf, formatDay, isDay } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { paths } from '../../paths.ts'
import { peopleByIds } from '../../people/index.ts'
import { allAreas } from '../../places/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { ScreenOnly } from '../../ui/print/print.tsx'
import { Table } from '../../ui/table/table.tsx'
import { mustWorkOnGreen } from '../rights.ts'
import { inRouteOrder, mondayOf, weekNumber, yearOfWeek } from '../rules.ts'
import { openLines } from '../store.ts'
import { texts } from '../texts.ts'
import { checkWords, districtsOf } from './words.ts'

/** `/werk/groen/route`: the addresses of a week in the order of the way, to print and take along. */
export async function showRoute(c: Ctx): Promise<Response> {
  const { act } = c.var
  await mustWorkOnGreen(act)
  const { locale, db } = act
  const t = texts(locale).route
  const areas = await allAreas(db)
  const asked = c.req.query('week') ?? ''
  const week = mondayOf(isDay(asked) ? asked : dayOf(act.now))
  const area = areas.find(({ slug }) => slug === c.req.query('gebied'))
  const lines = await openLines(db, { week, districtIds: districtsOf(areas, area) }, 200)
  const stops = inRouteOrder(lines)
  const parties = await Promise.all(stops.map(({ case_id }) => partiesOf(db, case_id)))
  const initiators = parties.map((all) => all.find(({ role }) => role === 'initiator')?.person_id ?? null)
  const people = await peopleByIds(db, initiators)
  const rows = stops.map((line, index) => ({ line, index, person: people.get(initiators[index] ?? '') }))
  const title = t.title(weekNumber(week), yearOfWeek(week))
  return page(
    c,
    {
      title,
      current: 'desk',
      wide: true,
      breadcrumbs: [{ title: texts(locale).desk.title, href: paths.deskGreen() }],
    },
    <>
      <PageHeading
        kicker={formatDay(week, locale, 'long')}
        title={title}
        lead={rows.length > 0 ? t.lead(rows.length) : undefined}
      />
      {rows.length === 0 ? (
        <EmptyState
          title={t.none}
          level={2}
          instead={
            <LinkButton kind="secondary" href={paths.deskGreen()}>
              {t.back}
            </LinkButton>
          }
        >
          <p>{t.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <ScreenOnly>
            <p>{t.print}</p>
          </ScreenOnly>
          <Table
            locale={locale}
            caption={title}
            captionHidden
            rows={rows}
            rowKey={({ line }) => line.case_id}
            columns={[
              { key: 'stop', title: t.stop, cell: ({ index }) => index + 1 },
              {
                key: 'where',
                title: t.where,
                rowHeader: true,
                cell: ({ line }) => (
                  <a href={paths.deskGreenOne(line.number)}>{line.address ?? line.title}</a>
                ),
              },
              {
                key: 'who',
                title: t.who,
                cell: ({ person }) => [person?.name, person?.phone].filter(Boolean).join(', ') || '–',
              },
              {
                key: 'todo',
                title: t.todo,
                cell: ({ line }) =>
                  [texts(locale).what[line.what], checkWords(act, line)].filter(Boolean).join(', '),
              },
              { key: 'done', title: t.done, cell: () => '☐' },
            ]}
          />
        </>
      )}
    </>,
  )
}
