import { casesByIds, standingsOf } from '../../cases/index.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { offsetOf, pageAsked, pageRead } from '../../kit/paging.ts'
import { paths } from '../../paths.ts'
import { mayEnter, peopleByIds } from '../../people/index.ts'
import { Amount } from '../../ui/amount/amount.tsx'
import { LinkButton } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import { Tabs } from '../../ui/tabs/tabs.tsx'
import { schemeAsked } from '../pages/one.tsx'
import type { ApplicationState } from '../rules.ts'
import { applicationsOfScheme, countApplications } from '../store.ts'
import { texts } from '../texts.ts'
import { viewApplications } from '../views.ts'
import { decideBy } from './items.ts'
import { turnOf } from './one.tsx'
import { readingTexts } from './reading-texts.ts'
import { applyingTexts } from './texts.ts'

const perPage = 100

/** Not complete yet: it has no place in line, but gets one. */
const waitsStill = (state: ApplicationState): boolean => state === 'received' || state === 'incomplete'

/** `/werk/fondsen/{slug}/aanvragen`: every application with how it stands, its place in line and its last day. */
export async function showApplications(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { db, locale } = act
  const t = applyingTexts(locale).desk
  const { scheme } = await schemeAsked(act, c.req.param('slug'))
  const openOnly = c.req.query('toon') !== 'alle'
  const number = pageAsked(c.req.query('pagina'))
  const [counts, found] = await Promise.all([
    countApplications(db, scheme.key),
    applicationsOfScheme(db, scheme.key, {
      openOnly,
      offset: offsetOf(number, perPage),
      limit: perPage + 1,
    }),
  ])
  const { items: shown, previous, next } = pageRead(found, number, perPage)
  const addressOf = (other: number | null) =>
    other === null
      ? undefined
      : paths.deskApplications(scheme.slug, {
          toon: openOnly ? undefined : 'alle',
          pagina: String(other),
        })
  const views = await viewApplications(act, shown, 'staff')
  const files = await casesByIds(
    db,
    shown.map(({ case_id }) => case_id),
  )
  const standings = await standingsOf(act, [...files.values()])
  const pausesOf = new Map(standings.map(({ file, state }) => [file.id, state.pauses]))
  const contactOf = new Map(standings.map(({ file, contactId }) => [file.id, contactId]))
  const people = await peopleByIds(db, [...contactOf.values()])
  // Who keeps the books only need not know the plan: for them it is its number.
  const opensCases = mayEnter('casework', act.actor)
  const today = dayOf(act.now)
  const rows = shown.flatMap((application, at) => {
    const view = views[at]
    const pauses = pausesOf.get(application.case_id) ?? []
    const waits = application.ended_at === null && application.balance.grants === 0
    if (!view) return []
    const turn = turnOf(view.state, scheme)
    const person = people.get(contactOf.get(application.case_id) ?? '')?.name ?? readingTexts(locale).team
    return [
      {
        view,
        due: waits ? decideBy(application, scheme, pauses, today) : null,
        turn: turn === null ? null : `${person} ${readingTexts(locale).turn[turn]}`,
      },
    ]
  })
  return page(
    c,
    {
      title: `${t.listTitle}: ${say(scheme.title, locale)}`,
      current: 'desk',
      wide: true,
      breadcrumbs: [
        { title: texts(locale).desk.title, href: paths.deskFunds() },
        { title: say(scheme.title, locale), href: paths.deskScheme(scheme.slug) },
      ],
    },
    <>
      <PageHeading kicker={say(scheme.title, locale)} title={t.listTitle} lead={t.listLead} />
      {scheme.allocation !== 'tender' && <p>{scheme.allocation === 'receipt' ? t.lineText : t.roundText}</p>}
      <Tabs
        label={t.filterLabel}
        current={openOnly ? 'open' : 'all'}
        tabs={[
          { key: 'open', label: t.open(counts.open), href: paths.deskApplications(scheme.slug) },
          {
            key: 'all',
            label: t.all(counts.all),
            href: paths.deskApplications(scheme.slug, { toon: 'alle' }),
          },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState
          title={t.none}
          level={2}
          instead={
            <LinkButton kind="secondary" href={paths.scheme(scheme.slug)}>
              {texts(locale).desk.publicPage}
            </LinkButton>
          }
        >
          <p>{t.noneText}</p>
        </EmptyState>
      ) : (
        <Table
          locale={locale}
          caption={t.listCaption}
          captionHidden
          rows={rows}
          rowKey={({ view }) => view.id}
          columns={[
            {
              key: 'plan',
              title: t.plan,
              rowHeader: true,
              cell: ({ view }) => (
                <a
                  href={
                    view.number && opensCases
                      ? paths.deskCase(view.number)
                      : paths.deskApplication(scheme.slug, view.id)
                  }
                >
                  {view.plan?.title ?? view.number ?? '–'}
                </a>
              ),
            },
            {
              key: 'state',
              title: t.state,
              cell: ({ view }) => texts(locale).states[view.state],
            },
            { key: 'turn', title: readingTexts(locale).turnColumn, cell: ({ turn }) => turn ?? '–' },
            {
              key: 'sequence',
              title: t.sequence,
              cell: ({ view }) =>
                view.sequence === null ? (
                  view.completeOn === null && waitsStill(view.state) ? (
                    t.noNumber
                  ) : (
                    '–'
                  )
                ) : (
                  <>
                    {view.sequence}
                    {view.completeOn && <p class="small">{t.from(formatDay(view.completeOn, locale))}</p>}
                  </>
                ),
            },
            {
              key: 'asked',
              title: t.asked,
              numeric: true,
              cell: ({ view }) => <Amount cents={view.requested} locale={locale} />,
            },
            {
              key: 'granted',
              title: t.granted,
              numeric: true,
              cell: ({ view }) => (view.grantedOn ? <Amount cents={view.granted} locale={locale} /> : '–'),
            },
            {
              key: 'received',
              title: t.received,
              cell: ({ view }) => formatDay(view.receivedOn, locale),
            },
            {
              key: 'due',
              title: t.decideBy,
              cell: ({ due }) =>
                due === null ? (
                  '–'
                ) : (
                  <>
                    {formatDay(due, locale)} {due < today && <StatusBadge tone="bad">{t.late}</StatusBadge>}
                  </>
                ),
            },
          ]}
        />
      )}
      <Pagination locale={locale} previous={addressOf(previous)} next={addressOf(next)} />
    </>,
  )
}
