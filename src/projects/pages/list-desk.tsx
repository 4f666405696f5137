import { dayOf, formatDay } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { Table } from '../../ui/table/table.tsx'
import { deskTexts } from '../desk-texts.ts'
import { mayStartProject } from '../rights.ts'
import { allProjects, newestPlans } from '../store.ts'
import { texts } from '../texts.ts'
import { ownerName } from '../words.ts'

/** `/werk/projecten`: every project, for who works on them. */
export async function showDeskProjects(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, db, actor, municipality } = act
  const t = deskTexts(locale)
  const words = texts(locale)
  const [projects, plans] = await Promise.all([allProjects(db), newestPlans(db)])
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
      <PageHeading title={t.title} lead={t.lead} actions={projects.length > 0 && start} />
      {projects.length === 0 ? (
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
      )}
    </>,
  )
}
