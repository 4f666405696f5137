import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { absolute } from '../../kit/mail.ts'
import { departmentName } from '../../kit/municipality.ts'
import { giveSheet } from '../../kit/sheet.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { SheetLinks } from '../../ui/download/download.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { type Figure, Figures } from '../../ui/figures/figures.tsx'
import { FilterBar } from '../../ui/filter-bar/filter-bar.tsx'
import { Select } from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import { Table } from '../../ui/table/table.tsx'
import { addCounts } from '../figures.ts'
import {
  type ChosenFilter,
  cursorText,
  departmentWords,
  type FilterQuery,
  filterNames,
  kindWords,
  ownerWords,
  readCursor,
  readFilter,
  statusWords,
} from '../filters.ts'
import { type Punctuality, punctualityOf } from '../rules.ts'
import { countPublicCommitments, type OwnerCounts } from '../store/counts.ts'
import { listPublicCommitments } from '../store.ts'
import { texts } from '../texts.ts'
import { type CommitmentView, viewCommitments } from '../views.ts'
import { CommitmentTable } from './table.tsx'

const perPage = 24
const perFile = 5000

/** `/toezeggingen`: what was promised, by whom, by when, kept or late. */
export async function showCommitments(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = texts(locale).list
  const today = dayOf(act.now)
  const chosen = await readFilter(act, (name) => c.req.query(name))
  const before = readCursor(c.req.query('voor'))
  const after = before ? null : readCursor(c.req.query('na'))
  const { areaIds, kind, ownerKind, department } = chosen.filter
  const [found, counts] = await Promise.all([
    listPublicCommitments(db, chosen.filter, today, { after, before, limit: perPage + 1 }),
    countPublicCommitments(db, { areaIds, kind, ownerKind, department }, today),
  ])
  // One more than a page tells whether there is a next one; going back, the extra one is the first.
  const rows = before ? found.slice(-perPage) : found.slice(0, perPage)
  const isMore = found.length > perPage
  const first = rows[0]
  const last = rows.at(-1)
  const hasEarlier = before ? isMore : after !== null
  const hasLater = before ? true : isMore
  const commitments = await viewCommitments(act, rows, 'everyone')
  const calendar = paths.commitmentsCalendar(locale, { gebied: chosen.query.gebied })
  const isFiltered = Object.keys(chosen.query).length > 0
  return page(
    c,
    {
      title: t.title,
      description: t.description,
      current: 'commitments',
      wide: true,
      alternates: [{ type: 'text/calendar', title: t.calendar, href: calendar }],
    },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <Headline counts={counts} act={act} query={chosen.query} />
      <Filters chosen={chosen} act={act} />
      {commitments.length > 0 ? (
        <>
          <CommitmentTable locale={locale} commitments={commitments} caption={t.caption} />
          <Pagination
            locale={locale}
            previous={
              first && hasEarlier
                ? paths.commitments({ ...chosen.query, voor: cursorText(first) })
                : undefined
            }
            next={last && hasLater ? paths.commitments({ ...chosen.query, na: cursorText(last) }) : undefined}
          />
          <p class="no-print">
            <SheetLinks href={paths.commitmentsFile(chosen.query)}>{t.csv}</SheetLinks>
            <br />
            <a href={calendar}>{t.calendar}</a>
          </p>
        </>
      ) : (
        <EmptyState
          title={t.emptyTitle}
          level={2}
          instead={
            isFiltered ? (
              <LinkButton href={paths.commitments()}>{t.seeAll}</LinkButton>
            ) : (
              <LinkButton href={paths.initiatives()}>{t.seeInitiatives}</LinkButton>
            )
          }
        >
          <p>{isFiltered ? t.empty : t.emptyAtAll}</p>
        </EmptyState>
      )}
      <PrintSource locale={locale} address={absolute(act, paths.commitments(chosen.query))} />
    </>,
  )
}

/** How punctual the municipality is, how we count that, and the same per department. */
function Headline(props: {
  readonly counts: readonly OwnerCounts[]
  readonly act: Act
  readonly query: FilterQuery
}) {
  const { locale } = props.act
  const t = texts(locale).list
  const ours = props.counts.filter((one) => one.owner_kind === 'municipality')
  const punctuality = punctualityOf(addCounts(ours))
  const asksOurs = props.query.van === undefined || props.query.van === 'gemeente'
  // Late and running are those of everybody in the list below, so that the figures and the list agree.
  const { lateNow, running } = addCounts(props.counts)
  const link = (amount: number, stand: string, words: string) =>
    amount > 0 ? <a href={paths.commitments({ ...props.query, stand })}>{words}</a> : words
  const figures: Figure[] = [
    ...(asksOurs && punctuality.percentage !== null
      ? [
          {
            value: t.percentage(punctuality.percentage),
            label: t.headline(punctuality.keptOnTime, punctuality.judged),
          },
        ]
      : []),
    { value: String(lateNow), label: link(lateNow, 'te-laat', t.lateNow(lateNow)) },
    { value: String(running), label: link(running, 'loopt', t.running(running)) },
  ]
  return (
    <>
      <Figures figures={figures} />
      {asksOurs && punctuality.percentage === null && <p>{t.noneJudged}</p>}
      <Disclosure summary={t.howTitle}>
        <ul>
          {t.how.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
        {ours.length > 1 && <Departments counts={ours} act={props.act} />}
      </Disclosure>
    </>
  )
}

/** Punctuality is shown per department, never per person (rule 9). */
function Departments({ counts, act }: { readonly counts: readonly OwnerCounts[]; readonly act: Act }) {
  const { locale, municipality } = act
  const t = texts(locale).list
  const rows = counts.map((one) => ({
    department: departmentName(municipality, one.department ?? '', locale),
    figures: punctualityOf(one),
  }))
  const share = ({ percentage, keptOnTime, judged }: Punctuality): string =>
    percentage === null ? '–' : `${t.percentage(percentage)} (${t.ofJudged(keptOnTime, judged)})`
  return (
    <Table
      locale={locale}
      caption={t.perDepartment}
      rows={rows}
      rowKey={(row) => row.department}
      columns={[
        { key: 'department', title: t.department, rowHeader: true, cell: (row) => row.department },
        { key: 'share', title: t.onTime, numeric: true, cell: (row) => share(row.figures) },
        {
          key: 'late',
          title: texts(locale).statuses.late,
          numeric: true,
          cell: (row) => String(row.figures.lateNow),
        },
        {
          key: 'running',
          title: texts(locale).statuses.open,
          numeric: true,
          cell: (row) => String(row.figures.running),
        },
      ]}
    />
  )
}

function Filters({ chosen, act }: { readonly chosen: ChosenFilter; readonly act: Act }) {
  const { locale, municipality } = act
  const t = texts(locale)
  const { query, areas } = chosen
  const values = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]]))
  const options = <K extends string>(
    words: Readonly<Record<string, K>>,
    labels: Readonly<Record<K, string>>,
  ) => Object.entries(words).map(([value, key]) => ({ value, label: capital(labels[key]) }))
  const lists = {
    stand: {
      label: t.list.status,
      options: options(statusWords, { ...t.statuses, running: t.statuses.open }),
    },
    van: { label: t.list.ownerKind, options: options(ownerWords, t.ownerKinds) },
    afdeling: {
      label: t.list.department,
      options: departmentWords(municipality).map(({ word, name }) => ({
        value: word,
        label: departmentName(municipality, name, locale),
      })),
    },
    soort: { label: t.list.kind, options: options(kindWords, t.kinds) },
    gebied: { label: t.list.area, options: areas },
  }
  const active = filterNames.flatMap((name) => {
    const value = query[name]
    if (value === undefined) return []
    const label = lists[name].options.find((option) => option.value === value)?.label ?? value
    return [{ label, removeHref: paths.commitments({ ...query, [name]: undefined }) }]
  })
  return (
    <FilterBar
      locale={locale}
      label={t.list.filterLabel}
      action={paths.commitments()}
      active={active}
      resetHref={paths.commitments()}
    >
      {filterNames.map((name) => (
        <Select
          name={name}
          locale={locale}
          values={values}
          label={lists[name].label}
          options={lists[name].options}
          empty={name === 'gebied' ? t.list.wholeCity : t.list.all}
        />
      ))}
    </FilterBar>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `/toezeggingen.csv`: the same list for a spreadsheet. */
export async function downloadCommitments(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale)
  const { filter } = await readFilter(act, (name) => c.req.query(name))
  const rows = await listPublicCommitments(act.db, filter, dayOf(act.now), { limit: perFile })
  const commitments = await viewCommitments(act, rows, 'everyone')
  const columns = [
    t.columns.promise,
    t.columns.kind,
    t.columns.owner,
    t.csv.first,
    t.csv.now,
    t.csv.closed,
    t.columns.status,
    t.csv.daysLate,
    t.csv.explanation,
    t.csv.number,
    t.csv.initiative,
  ]
  const row = ({ promise, kind, owner, state, explanation, about: { number, title } }: CommitmentView) => [
    promise ?? t.erased,
    t.kinds[kind],
    owner,
    state.firstDue,
    state.newDue,
    state.closedOn,
    t.statuses[state.status],
    state.daysLate,
    explanation,
    number,
    title,
  ]
  return giveSheet(c, { title: t.csv.fileName, columns: columns, rows: commitments.map(row) })
}
