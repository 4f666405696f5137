import { dayOf } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import { isOld } from '../rules.ts'
import { allDoable, type Doable } from '../store.ts'
import { texts } from '../texts.ts'

/** `/beheer/gewoon-doen`: all that residents may just do, with what is a draft, an example, or long not looked at. */
export async function showRegister(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const all = await allDoable(act.db, true)
  const done = c.req.query('klaar') ?? ''
  return page(
    c,
    {
      title: t.desk.title,
      current: 'administration',
      wide: true,
    },
    <>
      {Object.hasOwn(t.desk.done, done) && (
        <Notice tone="success" announce title={t.desk.done[done as keyof typeof t.desk.done]} />
      )}
      <PageHeading title={t.desk.title} lead={t.desk.lead} />
      <p>
        <LinkButton href={paths.newDoable()}>{t.desk.add}</LinkButton>
      </p>
      <p>
        <a href={paths.doables()}>{t.desk.publicPage}</a>
      </p>
      {all.length > 0 ? (
        <Table
          locale={locale}
          caption={t.desk.caption}
          rows={all}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              title: t.desk.name,
              rowHeader: true,
              cell: ({ id, name }) => <a href={paths.administerDoable(id)}>{name}</a>,
            },
            { key: 'kind', title: t.desk.kind, cell: ({ kind }) => t.kinds[kind] },
            { key: 'asks', title: t.desk.asks, cell: ({ asks }) => t.asks[asks] },
            {
              key: 'state',
              title: t.desk.state,
              cell: (one) => <State one={one} today={dayOf(act.now)} locale={locale} />,
            },
          ]}
        />
      ) : (
        <EmptyState
          title={t.desk.emptyTitle}
          level={2}
          instead={<LinkButton href={paths.newDoable()}>{t.desk.add}</LinkButton>}
        >
          <p>{t.desk.empty}</p>
        </EmptyState>
      )}
    </>,
  )
}

function State(props: { readonly one: Doable; readonly today: string; readonly locale: Locale }) {
  const { one, today, locale } = props
  const t = texts(locale).desk
  if (!one.is_public) return <>{t.hidden}</>
  if (isOld(one.checked_on, today)) return <StatusBadge tone="wait">{t.old}</StatusBadge>
  return <>{one.is_example ? t.example : t.own}</>
}
