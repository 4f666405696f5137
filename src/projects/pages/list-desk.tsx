import { dayOf, formatDay } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { offsetOf, pageAsked, pageRead } from '../../kit/paging.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { Table } from '../../ui/table/table.tsx'
import { deskTexts } from '../desk-texts.ts'
import { mayStartProject } from '../rights.ts'
import { listProjects, newestPlans } from '../store.ts'
import { texts } from '../texts.ts'
import { ownerName } from '../words.ts'

const perPage = 50

/** `/werk/projecten`: every project, for who works on them. */
export async function showDeskProjects(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, db, actor, municipality } = act
  const t = deskTexts(locale)
  const words = texts(locale)
  const number = pageAsked(c.req.query('pagina'))
  const range = { offset: offsetOf(number, perPage), limit: perPage + 1 }
  const [found, plans] = await Promise.all([listProjects(db, range), newestPlans(db)])
  const shown = pageRead(found, number, perPage)
  const projects = shown.items
  const pageAt = (number: number | null): string | undefined =>
    number === null ? undefined : paths.deskProjects({ pagina: number === 1 ? '' : String(number) })
  const start = mayStartProject(actor) && <LinkButton href={paths.newProject()}>{t.start}</LinkButton>
  return page(
    c,
    {
      title: t.title,
      current: 'desk',
      wide: true,
      breadcrumbs: [{ title: t.toDesk, href: paths.desk() }],
    },
    <>
      <PageHeading title={t.title} lead={t.lead} actions={(projects.length > 0 || number > 1) && start} />
      <ul class="plain-list">
        {[
          { href: paths.portfolio(), label: t.portfolio },
          { href: paths.deskPanels(), label: t.panels },
          { href: paths.deskEvaluations(), label: t.evaluations },
        ].map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
      {projects.length === 0 && number === 1 ? (
        <EmptyState
          title={t.none}
          level={2}
          instead={
            start || (
              <LinkButton kind="secondary" href={paths.desk()}>
                {t.toDesk}
              </LinkButton>
            )
          }
        >
          <p>{t.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <Table
            locale={locale}
            caption={t.caption}
            rows={projects}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'project',
                title: t.columns.project,
                rowHeader: true,
                cell: ({ number, title }) => (
                  <>
                    <a href={paths.deskProject(number)}>{title}</a> <span class="small">{number}</span>
                  </>
                ),
              },
              {
                key: 'owner',
                title: t.columns.owner,
                cell: (project) => ownerName(project, municipality, locale),
              },
              { key: 'state', title: t.columns.state, cell: ({ state }) => words.states[state] },
              {
                key: 'plan',
                title: t.columns.plan,
                cell: ({ id }) => {
                  const plan = plans.get(id)
                  return plan ? t.one.planState(plan.version, words.planStates[plan.state]) : t.noPlan
                },
              },
              {
                key: 'changed',
                title: t.columns.changed,
                cell: ({ changed_at }) => formatDay(dayOf(changed_at), locale),
              },
            ]}
          />
          <Pagination
            locale={locale}
            previous={pageAt(shown.previous)}
            next={pageAt(shown.next)}
            summary={number > 1 || shown.next ? t.page(number) : undefined}
          />
        </>
      )}
    </>,
  )
}
