import { casesByIds, openStuck } from '../../../cases/index.ts'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import type { Ctx } from '../../../kit/http.ts'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { EmptyState } from '../../../ui/empty-state/empty-state.tsx'
import { PageHeading } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { StatusBadge } from '../../../ui/status/status.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { texts } from '../case/texts.ts'

/** `/werk/vastgelopen`: who waits for an answer, what is due first on top. */
export async function showStuckRequests(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const words = texts(locale)
  const t = words.stuckDesk
  const waiting = await openStuck(act.db)
  const cases = await casesByIds(
    act.db,
    waiting.map((request) => request.case_id),
  )
  const today = dayOf(act.now)
  return page(
    c,
    {
      title: t.title,
      current: 'desk',
      wide: true,
      breadcrumbs: [{ title: words.desk, href: paths.desk() }],
    },
    <>
      {c.req.query('klaar') && <Notice tone="success" announce title={t.done} />}
      <PageHeading title={t.title} lead={t.lead} />
      {waiting.length === 0 ? (
        <EmptyState
          level={2}
          title={t.none}
          instead={<LinkButton href={paths.desk()}>{t.backToDesk}</LinkButton>}
        >
          <p>{t.noneText}</p>
        </EmptyState>
      ) : (
        <Table
          locale={locale}
          caption={t.caption}
          rows={waiting}
          rowKey={(request) => request.id}
          columns={[
            {
              key: 'initiative',
              title: t.initiative,
              rowHeader: true,
              cell: ({ id, case_id: caseId }) => (
                <>
                  <a href={paths.stuckRequest(id)}>{cases.get(caseId)?.title}</a>{' '}
                  <span class="small">{cases.get(caseId)?.number}</span>
                </>
              ),
            },
            { key: 'kind', title: t.kind, cell: ({ kind }) => t.kinds[kind] },
            { key: 'raised', title: t.raised, cell: (request) => formatDay(request.raised_on, locale) },
            {
              key: 'due',
              title: t.due,
              cell: ({ due_day: due }) => (
                <StatusBadge tone={due < today ? 'bad' : due === today ? 'wait' : 'active'}>
                  {formatDay(due, locale)}
                </StatusBadge>
              ),
            },
            { key: 'level', title: t.level, cell: ({ level }) => t.levels[level] },
          ]}
        />
      )}
    </>,
  )
}
