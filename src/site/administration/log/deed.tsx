import { type Entry, entriesOf } from '../../../kit/audit.ts'
import { formatMoment } from '../../../kit/dates.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { Ctx } from '../../../kit/http.ts'
import type { Locale } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { DefinitionList } from '../../../ui/definition-list/definition-list.tsx'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { page } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { texts as administrationTexts } from '../texts.ts'
import { type Configured, configuredNow } from './configured.ts'
import { Who } from './list.tsx'
import { type Names, namesIn } from './names.ts'
import { texts } from './texts.ts'
import { valueInWords } from './values.ts'
import { changeInWords, columnInWords, commandInWords, deedInWords, eventInWords } from './words.ts'

const most = 100

/** `/beheer/logboek/1234`: one deed with every row, what it was and what it became. */
export async function showDeed(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { db, locale } = act
  const t = texts(locale)
  const id = c.req.param('deed') ?? ''
  const found = /^\d{1,15}$/.test(id) ? await entriesOf(db, Number(id), most + 1) : []
  const entries = found.slice(0, most)
  const [first] = entries
  if (!first) throw new NotFound()
  const names = await namesIn(act, entries)
  const configured = await configuredNow(act)
  const title = deedInWords(partsIn(entries), locale)
  const cases = [...new Set(entries.flatMap(({ case_id }) => names.cases.get(case_id ?? '') ?? []))]
  return page(
    c,
    {
      title,
      current: 'administration',
      wide: true,
      breadcrumbs: [
        { href: paths.administration(), title: administrationTexts(locale).home.title },
        { href: paths.auditLog(), title: t.title },
      ],
    },
    <>
      <PageHeading title={title} />
      <DefinitionList
        items={[
          { term: t.when, value: formatMoment(first.at, locale, 'long') },
          { term: t.who, value: <Who part={first} names={names} locale={locale} /> },
          ...(cases.length > 0
            ? [{ term: t.about, value: <CaseLinks numbers={cases} locale={locale} /> }]
            : []),
          {
            term: t.deed.by,
            value: (
              <>
                {commandInWords(first, locale)} <code>{first.command}</code>
              </>
            ),
          },
          ...(first.request_id ? [{ term: t.deed.request, value: <code>{first.request_id}</code> }] : []),
        ]}
      />
      {found.length > most && <p>{t.deed.first(most)}</p>}
      {entries.map((entry) => (
        <Row entry={entry} names={names} configured={configured} locale={locale} />
      ))}
    </>,
  )
}

const mostCases = 10

function CaseLinks({ numbers, locale }: { readonly numbers: readonly string[]; readonly locale: Locale }) {
  return (
    <>
      {numbers.slice(0, mostCases).map((number, index) => (
        <>
          {index > 0 && ', '}
          <a href={paths.auditLog({ zaak: number })}>{texts(locale).deed.caseLink(number)}</a>
        </>
      ))}
    </>
  )
}

const partsIn = (entries: readonly Entry[]): Parameters<typeof deedInWords>[0] =>
  entries.map((entry) => ({
    ...entry,
    amount: 1,
    types: typeof entry.clear.type === 'string' ? [entry.clear.type] : [],
  }))

interface RowProps {
  readonly entry: Entry
  readonly names: Names
  readonly configured: Configured
  readonly locale: Locale
}

function Row({ entry, names, configured, locale }: RowProps) {
  const t = texts(locale)
  const { number, thing, op, clear } = entry
  const event =
    thing === 'case_event' && typeof clear.type === 'string' ? eventInWords(clear.type, locale) : null
  const columns = op === 'update' ? changesOf(entry) : valuesOf(entry)
  const wasLate = entry.recorded_at.getTime() - entry.at.getTime() > 60_000
  return (
    <Section title={t.deed.rowTitle(number, event ?? changeInWords(thing, op, locale))}>
      {columns.length === 0 ? (
        <p>{t.deed.nothing}</p>
      ) : (
        <Columns {...{ entry, names, configured, locale, columns }} />
      )}
      <p class="small">
        {wasLate && `${t.deed.late(formatMoment(entry.recorded_at, locale))} `}
        {t.deed.seal(formatMoment(entry.sealed_at, locale), entry.hash.toString('hex').slice(0, 16))}
      </p>
    </Section>
  )
}

interface ColumnOfRow {
  readonly name: string
  readonly was: unknown
  readonly became: unknown
  /** Only a digest of it is kept. */
  readonly hidden: boolean
}

const pairsOf = (part: Entry['clear'], hidden: boolean): readonly ColumnOfRow[] =>
  Object.entries(part).map(([name, pair]) => {
    const [was, became] = Array.isArray(pair) ? pair : [null, pair]
    return { name, was, became, hidden }
  })

/** What changed, with old and new. */
const changesOf = ({ clear, digests }: Entry): readonly ColumnOfRow[] => [
  ...pairsOf(clear, false),
  ...pairsOf(digests, true),
]

/** What came or went, without what was empty. */
const valuesOf = ({ clear, digests }: Entry): readonly ColumnOfRow[] =>
  [
    ...Object.entries(clear).map(([name, became]) => ({ name, was: null, became, hidden: false })),
    ...Object.entries(digests).map(([name, became]) => ({ name, was: null, became, hidden: true })),
  ].filter(({ became }) => became !== null)

function Columns(props: RowProps & { readonly columns: readonly ColumnOfRow[] }) {
  const { entry, locale, columns } = props
  const t = texts(locale).deed
  const show = (name: string, value: unknown, hidden: boolean): string => {
    if (!hidden) return valueInWords(name, value, props)
    return value === null ? texts(locale).deed.nil : t.notShown
  }
  const became = ({ name, was, became, hidden }: ColumnOfRow): string => {
    if (!hidden) return show(name, became, false)
    return became === null ? t.emptied : was === null ? t.filled : t.changed
  }
  const isChange = entry.op === 'update'
  return (
    <Table
      locale={locale}
      caption={changeInWords(entry.thing, entry.op, locale)}
      captionHidden
      rows={columns}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', title: t.column, rowHeader: true, cell: ({ name }) => columnInWords(name, locale) },
        ...(isChange
          ? [{ key: 'was', title: t.was, cell: (one: ColumnOfRow) => show(one.name, one.was, one.hidden) }]
          : []),
        { key: 'became', title: isChange ? t.became : t.value, cell: became },
      ]}
    />
  )
}
