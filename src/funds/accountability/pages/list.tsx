import type { Act } from '../../../kit/act.ts'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import type { Ctx } from '../../../kit/http.ts'
import { paths } from '../../../paths.ts'
import { Amount } from '../../../ui/amount/amount.tsx'
import { PageHeading } from '../../../ui/heading/heading.tsx'
import { page } from '../../../ui/page.tsx'
import { StatusBadge } from '../../../ui/status/status.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { applicationWithScheme } from '../../payments/actions/accounts.ts'
import { type Application, applicationsByIds } from '../../store.ts'
import { texts as fundTexts } from '../../texts.ts'
import { viewApplications } from '../../views.ts'
import { mayAssess } from '../rights.ts'
import { openAccounts } from '../store.ts'
import { texts } from '../texts.ts'

/** So many stand on the page; what comes first is on top. */
const most = 300

/** `/werk/fondsen/verantwoordingen`: accounts that are expected or wait for us, and money that comes back. */
export async function showAccounts(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const today = dayOf(act.now)
  const open = await openAccounts(act.db, most)
  const applications = await applicationsByIds(
    act.db,
    open.map(({ applicationId }) => applicationId),
  )
  const assessable = await assessableOf(act, [...applications.values()])
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
          rows={open}
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
              cell: ({ waitsFor, day }) => (
                <>
                  {waitsFor === 'assessment'
                    ? t.desk.since(formatDay(day, locale))
                    : t.desk.due(formatDay(day, locale))}
                  {waitsFor !== 'assessment' && day < today && <p class="small">{t.desk.overdue}</p>}
                </>
              ),
            },
          ]}
        />
      )}
    </>,
  )
}

/** Of which of these the actor assesses the account; others only see that it is expected. */
async function assessableOf(act: Act, applications: readonly Application[]): Promise<ReadonlySet<string>> {
  // One application tells it for all of the same ceiling and version of a scheme.
  const placeOf = ({ ceiling_id, scheme_version }: Application): string => `${ceiling_id} ${scheme_version}`
  const examples = new Map(applications.map((application) => [placeOf(application), application.id]))
  const mine = new Map<string, boolean>()
  for (const [place, id] of examples) {
    const { scheme, areaId } = await applicationWithScheme(act, id)
    mine.set(place, mayAssess(act.actor, scheme, areaId))
  }
  return new Set(applications.filter((one) => mine.get(placeOf(one))).map(({ id }) => id))
}
