import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay, formatMoment, parseDay } from '../../kit/dates.ts'
import { euros } from '../../kit/euros.ts'
import type { Ctx } from '../../kit/http.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { giveSheet } from '../../kit/sheet.ts'
import { paths } from '../../paths.ts'
import { peopleByIds } from '../../people/index.ts'
import { allAreas } from '../../places/index.ts'
import { Amount } from '../../ui/amount/amount.tsx'
import { SheetLinks } from '../../ui/download/download.tsx'
import { FilterBar } from '../../ui/filter-bar/filter-bar.tsx'
import { DateInput, HiddenField, Select } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { Table } from '../../ui/table/table.tsx'
import { mayKeepBooks } from '../rights.ts'
import { entryKinds } from '../rules.ts'
import {
  applicationsByIds,
  type Ceiling,
  currentSchemes,
  type LedgerFilter,
  type LedgerLine,
  ledgerOf,
} from '../store.ts'
import { texts } from '../texts.ts'
import { type ApplicationView, viewApplications } from '../views.ts'
import { ceilingInWords, entryInWords } from '../words.ts'
import { ceilingAsked } from './ledger.tsx'

const perPage = 50
const perFile = 20_000

/** The filter of an address; what is not understood is left out. */
function readFilter(c: Ctx): { readonly filter: LedgerFilter; readonly query: Record<string, string> } {
  const ask = (name: string): string => c.req.query(name) ?? ''
  const kind = entryKinds.find((one) => one === ask('soort'))
  const from = parseDay(ask('vanaf')) ?? undefined
  const until = parseDay(ask('tot')) ?? undefined
  const application = z.uuid().safeParse(ask('aanvraag'))
  const applicationId = application.success ? application.data : undefined
  return {
    filter: { kind, from, until, applicationId },
    query: {
      ...(kind ? { soort: kind } : {}),
      ...(from ? { vanaf: from } : {}),
      ...(until ? { tot: until } : {}),
      ...(applicationId ? { aanvraag: applicationId } : {}),
    },
  }
}

/** Names of who booked, for staff who may read the books. */
const namesFor = (act: Act, lines: readonly LedgerLine[]) =>
  peopleByIds(
    act.db,
    lines.map(({ byPersonId }) => byPersonId),
  )

/** The applications that these bookings are for. */
async function plansFor(act: Act, ids: readonly (string | null | undefined)[]): Promise<Plans> {
  const applications = await applicationsByIds(
    act.db,
    ids.map((id) => id ?? null),
  )
  const views = await viewApplications(act, [...applications.values()], 'staff')
  return new Map(views.map((one) => [one.id, one]))
}

/** Every booking of a ceiling, with what was left after it. */
export async function entriesFor(c: Ctx, ceiling: Ceiling) {
  const { act } = c.var
  const { filter, query } = readFilter(c)
  const asked = Number(c.req.query('voor'))
  const before = Number.isSafeInteger(asked) && asked > 0 ? asked : null
  const found = await ledgerOf(act.db, ceiling.id, filter, { before, limit: perPage + 1 })
  const lines = found.slice(0, perPage)
  return {
    query,
    lines,
    next: found.length > perPage ? (lines.at(-1)?.id ?? null) : null,
    isFirst: before === null,
    names: await namesFor(act, lines),
    plans: await plansFor(act, [filter.applicationId, ...lines.map(({ applicationId }) => applicationId)]),
  }
}

export function Entries(props: {
  readonly act: Act
  readonly ceiling: Ceiling
  readonly entries: Awaited<ReturnType<typeof entriesFor>>
}) {
  const { act, ceiling, entries } = props
  const { locale } = act
  const t = texts(locale).desk
  const { query, lines, next, isFirst, plans } = entries
  return (
    <Section title={t.ledgerTitle} id="boekingen">
      <Filters ceiling={ceiling} query={query} plans={plans} locale={locale} />
      {lines.length > 0 ? (
        <>
          <EntryTable act={act} ceiling={ceiling} lines={lines} plans={plans} names={entries.names} />
          <Pagination
            locale={locale}
            previous={isFirst ? undefined : `${paths.ledger(ceiling.id, query)}#boekingen`}
            next={
              next === null
                ? undefined
                : `${paths.ledger(ceiling.id, { ...query, voor: String(next) })}#boekingen`
            }
          />
          <p class="no-print">
            <SheetLinks href={paths.ledgerFile(ceiling.id, query)}>{t.csv}</SheetLinks>
          </p>
        </>
      ) : (
        <p>
          {t.ledgerNone} <a href={`${paths.ledger(ceiling.id)}#boekingen`}>{t.ledger}</a>
        </p>
      )}
    </Section>
  )
}

type Plans = ReadonlyMap<string, ApplicationView>

function Filters(props: {
  readonly ceiling: Ceiling
  readonly query: Readonly<Record<string, string>>
  readonly plans: Plans
  readonly locale: Locale
}) {
  const { ceiling, query, plans, locale } = props
  const t = texts(locale)
  const values = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]]))
  const { soort, vanaf, tot, aanvraag } = query
  const kind = entryKinds.find((one) => one === soort)
  const without = (name: string) => `${paths.ledger(ceiling.id, { ...query, [name]: undefined })}#boekingen`
  const active = [
    ...(kind ? [{ label: t.kinds[kind], removeHref: without('soort') }] : []),
    ...(vanaf ? [{ label: t.desk.sinceDay(formatDay(vanaf, locale)), removeHref: without('vanaf') }] : []),
    ...(tot ? [{ label: t.desk.untilDay(formatDay(tot, locale)), removeHref: without('tot') }] : []),
    ...(aanvraag
      ? [
          {
            label: t.desk.applicationFilter(String(plans.get(aanvraag)?.sequence ?? '–')),
            removeHref: without('aanvraag'),
          },
        ]
      : []),
  ]
  return (
    <FilterBar
      locale={locale}
      label={t.desk.filterLabel}
      action={paths.ledger(ceiling.id)}
      active={active}
      resetHref={`${paths.ledger(ceiling.id)}#boekingen`}
    >
      {aanvraag && <HiddenField name="aanvraag" value={aanvraag} />}
      <Select
        name="soort"
        locale={locale}
        values={values}
        label={t.desk.kind}
        empty={t.desk.anyKind}
        options={entryKinds.map((one) => ({ value: one, label: t.kinds[one] }))}
      />
      <DateInput name="vanaf" locale={locale} values={values} label={t.desk.fromFilter} optional="unsaid" />
      <DateInput name="tot" locale={locale} values={values} label={t.desk.untilFilter} optional="unsaid" />
    </FilterBar>
  )
}

function EntryTable(props: {
  readonly act: Act
  readonly ceiling: Ceiling
  readonly lines: readonly LedgerLine[]
  readonly plans: Plans
  readonly names: ReadonlyMap<string, { readonly name: string }>
}) {
  const { act, ceiling, lines, plans, names } = props
  const { locale, actor } = act
  const t = texts(locale).desk
  const keeps = mayKeepBooks(actor, ceiling.area_id)
  const planOf = (line: LedgerLine) => plans.get(line.applicationId ?? '')
  return (
    <Table
      locale={locale}
      caption={t.ledgerCaption}
      rows={lines}
      rowKey={({ id }) => String(id)}
      columns={[
        {
          key: 'what',
          title: t.what,
          rowHeader: true,
          cell: (line) => (
            <div>
              {entryInWords(line, locale)}
              <p class="small">{t.entry(line.id)}</p>
            </div>
          ),
        },
        { key: 'when', title: t.when, cell: ({ at }) => formatMoment(at, locale) },
        {
          key: 'plan',
          title: t.forWhat,
          cell: (line) => {
            const plan = planOf(line)
            return plan ? (
              <a href={`${paths.ledger(ceiling.id, { aanvraag: plan.id })}#boekingen`}>
                {plan.number} {plan.plan?.title}
              </a>
            ) : (
              '–'
            )
          },
        },
        {
          key: 'cents',
          title: t.cents,
          numeric: true,
          cell: ({ cents }) => <Amount cents={cents} locale={locale} />,
        },
        {
          key: 'room',
          title: t.room,
          numeric: true,
          cell: ({ room }) => <Amount cents={room} locale={locale} />,
        },
        {
          key: 'why',
          title: t.why,
          cell: (line) => (
            <div>
              {line.counters !== null && <p>{t.counter(line.counters)}.</p>}
              <p>{line.reason}</p>
              {line.adoption && (
                <p class="small">
                  {t.byDecision(
                    line.adoption.body,
                    formatDay(line.adoption.date, locale),
                    line.adoption.number,
                  )}
                </p>
              )}
              <p class="small">
                {line.byPersonId ? t.bookedBy(names.get(line.byPersonId)?.name ?? '') : t.bookedBySystem}
              </p>
              {line.counteredBy !== null ? (
                <p>{t.undone}</p>
              ) : (
                keeps &&
                line.counters === null && (
                  <a class="no-print" href={paths.correctBooking(ceiling.id, line.movement)}>
                    {t.undo}
                    <span class="visually-hidden">: {t.undoAbout(entryInWords(line, locale), line.id)}</span>
                  </a>
                )
              )}
            </div>
          ),
        },
      ]}
    />
  )
}

/** `/werk/fondsen/plafond/{id}/grootboek.csv`: the bookings for a spreadsheet. */
export async function downloadLedger(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = texts(locale).desk
  const ceiling = await ceilingAsked(c)
  const { filter } = readFilter(c)
  const lines = await ledgerOf(db, ceiling.id, filter, { limit: perFile })
  const [areas, names, schemes] = await Promise.all([allAreas(db), namesFor(act, lines), currentSchemes(db)])
  const plans = await plansFor(
    act,
    lines.map(({ applicationId }) => applicationId),
  )
  const scheme = schemes.find((one) => one.scheme.key === ceiling.scheme_key)?.scheme
  const rows = lines.map((line) => [
    line.id,
    line.movement,
    dayOf(line.at),
    scheme ? say(scheme.title, locale) : ceiling.scheme_key,
    ceilingInWords(ceiling, areas, locale),
    entryInWords(line, locale),
    plans.get(line.applicationId ?? '')?.sequence ?? null,
    plans.get(line.applicationId ?? '')?.number ?? null,
    euros(line.cents),
    euros(line.room),
    line.reason,
    names.get(line.byPersonId ?? '')?.name ?? null,
    line.adoption ? `${line.adoption.body} ${line.adoption.date} ${line.adoption.number}` : null,
    line.counters,
  ])
  return giveSheet(c, { title: t.csvName, columns: t.csvColumns, rows })
}
