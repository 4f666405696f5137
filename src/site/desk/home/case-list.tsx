import {
  type CaseFile,
  currentProcesses,
  cursorOf,
  deskCases,
  isTeam,
  type ProcessVersion,
} from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { csvOf } from '../../../kit/csv.ts'
import { dayOf, daysBetween } from '../../../kit/dates.ts'
import type { Ctx } from '../../../kit/http.ts'
import { paths } from '../../../paths.ts'
import {
  absencesOn,
  type Person,
  peopleByIds,
  peopleWithRoles,
  type StaffMember,
} from '../../../people/index.ts'
import { type Area, allAreas } from '../../../places/index.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { EmptyState } from '../../../ui/empty-state/empty-state.tsx'
import { PageHeading } from '../../../ui/heading/heading.tsx'
import { page } from '../../../ui/page.tsx'
import { Pagination } from '../../../ui/pagination/pagination.tsx'
import { StatusBadge } from '../../../ui/status/status.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { type CaseQuery, filterOf, readCaseQuery, readCursor, sortOf, writeCursor } from './case-filter.ts'
import { CaseFilters } from './case-filters.tsx'
import { caseBadge, DeskTabs, deskScope, kindTitle, stepTitle } from './shared.tsx'
import { texts } from './texts.ts'

const perPage = 25
const perFile = 5000

/** What the list and its file have in common: who looks, within what, with which choices. */
export interface ListSetting {
  readonly query: CaseQuery
  readonly processes: readonly ProcessVersion[]
  readonly areas: readonly Area[]
  /** Guides to filter on; for the team only. */
  readonly guides: readonly StaffMember[]
}

async function settingOf(c: Ctx) {
  const { act } = c.var
  const { actor, db } = act
  const today = dayOf(act.now)
  const processes = await currentProcesses(db)
  const areas = await allAreas(db)
  const absences = await absencesOn(db, today)
  const guides = isTeam(actor) ? (await peopleWithRoles(db)).filter(mayGuide) : []
  const guideIds = guides.map((guide) => guide.id)
  const query = readCaseQuery((name) => c.req.query(name), { processes, areas, guideIds })
  const scope = deskScope(actor, areas, absences)
  const filter = filterOf(query, areas, { personId: actor.personId ?? '', scope, today })
  return { setting: { query, processes, areas, guides }, filter }
}

const mayGuide = (member: StaffMember): boolean =>
  member.grants.some(({ role }) => role === 'case_guide' || role === 'area_manager')

/** `/werk/zaken`: the cases somebody works on, overdue first, with the choices in the address. */
export async function showCases(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { db, locale } = act
  const t = texts(locale).list
  const { setting, filter } = await settingOf(c)
  const { query } = setting
  const sort = sortOf(query)
  const before = readCursor(c.req.query('voor'), sort)
  const after = before ? undefined : readCursor(c.req.query('na'), sort)
  const found = await deskCases(db, filter, { sort, after, before, limit: perPage + 1 })
  // One more than a page tells whether there is another; going back, the extra one comes first.
  const files = before ? found.slice(-perPage) : found.slice(0, perPage)
  const isMore = found.length > perPage
  const people = await peopleByIds(
    db,
    files.map((file) => file.guide_id),
  )
  const first = files[0]
  const last = files.at(-1)
  const isFiltered = Object.values(query).some((value) => value !== undefined)
  return page(
    c,
    { title: t.title, current: 'desk', wide: true },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <DeskTabs act={act} current="cases" />
      <CaseFilters setting={setting} locale={locale} />
      {files.length > 0 ? (
        <>
          <CaseTable act={act} files={files} setting={setting} people={people} />
          <Pagination
            locale={locale}
            previous={
              first && (before ? isMore : after)
                ? paths.deskCases({ ...query, voor: writeCursor(cursorOf(first, sort)) })
                : undefined
            }
            next={
              last && (before ? true : isMore)
                ? paths.deskCases({ ...query, na: writeCursor(cursorOf(last, sort)) })
                : undefined
            }
          />
          <p class="no-print">
            <a href={paths.deskCasesFile({ ...query })} download>
              {t.csv}
            </a>
          </p>
        </>
      ) : (
        <EmptyState
          title={t.none}
          level={2}
          instead={
            <LinkButton kind="secondary" href={isFiltered ? paths.deskCases() : paths.desk()}>
              {isFiltered ? t.clear : texts(locale).tabs.today}
            </LinkButton>
          }
        >
          <p>{isFiltered ? t.noneText : texts(locale).workload.noneText}</p>
        </EmptyState>
      )}
    </>,
  )
}

function CaseTable(props: {
  readonly act: Act
  readonly files: readonly CaseFile[]
  readonly setting: ListSetting
  readonly people: ReadonlyMap<string, Person>
}) {
  const { act, files, setting, people } = props
  const { locale } = act
  const t = texts(locale)
  const areas = new Map(setting.areas.map((area) => [area.id, area.name]))
  return (
    <Table
      locale={locale}
      caption={t.list.caption}
      captionHidden
      rows={files}
      rowKey={(file) => file.id}
      columns={[
        {
          key: 'title',
          title: t.list.columns.title,
          rowHeader: true,
          cell: (file) => (
            <>
              <a href={paths.deskCase(file.number)}>{file.title}</a>
              <br />
              <span class="small">{file.number}</span>
            </>
          ),
        },
        {
          key: 'due',
          title: t.list.columns.due,
          cell: (file) => {
            const badge = caseBadge(file, act)
            return <StatusBadge tone={badge.tone}>{badge.label}</StatusBadge>
          },
        },
        {
          key: 'step',
          title: t.list.columns.step,
          cell: (file) => (
            <div>
              {placeInProcess(setting, file, act)}
              <br />
              <span class="small">{areas.get(file.area_id ?? '') ?? t.wholeCity}</span>
            </div>
          ),
        },
        {
          key: 'guide',
          title: t.list.columns.guide,
          cell: (file) => people.get(file.guide_id ?? '')?.name ?? t.noGuide,
        },
      ]}
    />
  )
}

function placeInProcess({ processes }: ListSetting, file: CaseFile, { locale }: Pick<Act, 'locale'>): string {
  const kind = kindTitle(processes, file.kind, locale)
  const step = stepTitle(processes, file, locale)
  return step ? `${kind}: ${step}` : kind
}

/** `/werk/zaken.csv`: the same list for a spreadsheet. */
export async function downloadCases(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { db, locale } = act
  const t = texts(locale)
  const { setting, filter } = await settingOf(c)
  const { processes, query } = setting
  const files = await deskCases(db, filter, { sort: sortOf(query), limit: perFile })
  const people = await peopleByIds(
    db,
    files.map((file) => file.guide_id),
  )
  const areas = new Map(setting.areas.map((area) => [area.id, area.name]))
  const today = dayOf(act.now)
  const rows = files.map((file) => [
    file.number,
    file.title,
    kindTitle(processes, file.kind, locale),
    stepTitle(processes, file, locale),
    t.list.csvStates[file.state],
    file.submitted_on,
    file.next_due,
    file.next_due && file.next_due < today ? daysBetween(file.next_due, today) : null,
    people.get(file.guide_id ?? '')?.name ?? null,
    areas.get(file.area_id ?? '') ?? t.wholeCity,
    file.zaaknummer,
    file.last_event_at ? dayOf(file.last_event_at) : null,
  ])
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="${t.list.csvName}"`)
  return c.body(csvOf(t.list.csvColumns, rows))
}
