import type { Act } from '../../../kit/act.ts'
import { type Day, dayOf, formatDay } from '../../../kit/dates.ts'
import type { Ctx } from '../../../kit/http.ts'
import { pageAsked, pageOf } from '../../../kit/paging.ts'
import { paths } from '../../../paths.ts'
import { Amount } from '../../../ui/amount/amount.tsx'
import { PageHeading } from '../../../ui/heading/heading.tsx'
import { page } from '../../../ui/page.tsx'
import { Pagination } from '../../../ui/pagination/pagination.tsx'
import { StatusBadge } from '../../../ui/status/status.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { moneyPlaces } from '../../places.ts'
import { type Application, applicationsByIds, schemesByVersion } from '../../store.ts'
import { texts as fundTexts } from '../../texts.ts'
import { viewApplications } from '../../views.ts'
import { mayAssess } from '../rights.ts'
import { settleBy } from '../rules.ts'
import { type Open, openAccounts } from '../store.ts'
import { texts } from '../texts.ts'

const perPage = 100

/** `/werk/fondsen/verantwoordingen`: accounts that are expected or wait for us, and money that comes back. */
export async function showAccounts(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const today = dayOf(act.now)
  const shown = pageOf(await openAccounts(act.db), pageAsked(c.req.query('pagina')), perPage)
  const { items: open } = shown
  const applications = await applicationsByIds(
    act.db,
    open.map(({ applicationId }) => applicationId),
  )
  const assessable = await assessableOf(act, [...applications.values()])
  const schemes = await schemesByVersion(act.db, [...applications.values()])
  const lastDay = (one: Open): Day => {
    const application = applications.get(one.applicationId)
    const scheme = application && schemes.get(`${application.scheme_key} ${application.scheme_version}`)
    return one.waitsFor === 'assessment' && scheme ? settleBy(scheme, one.day, today) : one.day
  }
  const views = new Map(
    (await viewApplications(act, [...applications.values()], 'staff')).map((view) => [view.id, view]),
  )
  return page(
    c,
    {
      title: t.desk.title,
      current: 'desk',
      wide: true,
      breadcrumbs: [{ title: fundTexts(locale).desk.title, href: paths.deskFunds() }],
    },
    <>
      <PageHeading title={t.desk.title} lead={t.desk.lead} />
      {open.length === 0 ? (
        <p>{t.desk.none}</p>
      ) : (
        <Table
          locale={locale}
          caption={t.desk.caption}
          rows={open.toSorted((one, other) => lastDay(one).localeCompare(lastDay(other)))}
          rowKey={({ applicationId }) => applicationId}
          columns={[
            {
              key: 'plan',
              title: t.desk.plan,
              rowHeader: true,
              cell: ({ applicationId }) => {
                const view = views.get(applicationId)
                const name = [view?.number, view?.plan?.title].filter(Boolean).join(' ')
                if (!assessable.has(applicationId)) return name
                return <a href={paths.assessAccount(applicationId)}>{name}</a>
              },
            },
            {
              key: 'granted',
              title: t.desk.granted,
              numeric: true,
              cell: ({ applicationId }) => (
                <Amount cents={views.get(applicationId)?.granted ?? 0} locale={locale} />
              ),
            },
            {
              key: 'state',
              title: t.desk.state,
              cell: ({ waitsFor }) => (
                <StatusBadge tone={waitsFor === 'assessment' ? 'active' : 'wait'}>
                  {t.waits[waitsFor]}
                </StatusBadge>
              ),
            },
            {
              key: 'day',
              title: t.desk.day,
              cell: (one) => (
                <>
                  {t.desk.due(formatDay(lastDay(one), locale))}
                  {lastDay(one) < today && <p class="small">{t.desk.overdue}</p>}
                  {one.waitsFor === 'assessment' && (
                    <p class="small">{t.desk.since(formatDay(one.day, locale))}</p>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
      <Pagination
        locale={locale}
        previous={shown.previous ? paths.accounts({ pagina: String(shown.previous) }) : undefined}
        next={shown.next ? paths.accounts({ pagina: String(shown.next) }) : undefined}
      />
    </>,
  )
}

/** Which of these accounts this person assesses. */
export async function assessableOf(
  act: Act,
  applications: readonly Application[],
): Promise<ReadonlySet<string>> {
  const [schemes, placeOf] = await Promise.all([
    schemesByVersion(act.db, applications),
    moneyPlaces(act, applications),
  ])
  const mine = applications.filter((one) => {
    const scheme = schemes.get(`${one.scheme_key} ${one.scheme_version}`)
    return scheme !== undefined && mayAssess(act.actor, scheme, placeOf(one))
  })
  return new Set(mine.map(({ id }) => id))
}
