import { initiativeByNumber, isKind, kindName } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { formatDay } from '../../kit/dates.ts'
import { type FormState, formStatus, formTitle, freshForm, withError } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { langOfWords } from '../../kit/locale.ts'
import { giveSheet } from '../../kit/sheet.ts'
import { paths } from '../../paths.ts'
import { type Area, allAreas } from '../../places/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { SheetLinks } from '../../ui/download/download.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { FilterBar } from '../../ui/filter-bar/filter-bar.tsx'
import { bindFields, ErrorSummary, FormActions, Select, TextInput } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { Table } from '../../ui/table/table.tsx'
import { TaskList } from '../../ui/task-list/task-list.tsx'
import { seesAllKept } from '../rights.ts'
import type { KeptLine } from '../store.ts'
import { texts } from '../texts.ts'
import { concernsInWords, standingInWords } from '../words.ts'
import { type Chosen, guideNames, linesFor, linesToDo, mostLines, states } from './lines.ts'

function chosenIn(c: Ctx, areas: readonly Area[]): Chosen {
  const kind = c.req.query('soort') ?? ''
  return {
    state: states.find((state) => state === c.req.query('stand')),
    kind: isKind(kind) && kind !== 'green' ? kind : undefined,
    area: areas.find(({ slug, level }) => slug === c.req.query('gebied') && level !== 'municipality'),
  }
}

const queryOf = ({ state, kind, area }: Chosen) => ({ stand: state, soort: kind, gebied: area?.slug })

/** `/werk/volhouden`: what goes on after it was carried out, with what has to be done. */
export async function showKeptWishes(c: Ctx): Promise<Response> {
  const { act } = c.var
  const number = c.req.query('nummer')?.trim()
  if (number === undefined) return listPage(c, freshForm())
  const found = /^\d{4}-\d{4,9}$/.test(number) ? await initiativeByNumber(act.db, number) : null
  if (found && found.kind in act.municipality.continuity && found.progress === 'completed')
    return redirect(c, paths.deskKeptWish(found.number))
  return listPage(c, withError({ nummer: [number] }, 'nummer', texts(act.locale).desk.notFound))
}

async function listPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).desk
  const areas = await allAreas(act.db)
  const chosen = chosenIn(c, areas)
  const lines = await linesFor(act, chosen, areas)
  const guides = await guideNames(act, lines)
  const field = bindFields(form, locale)
  return page(
    c,
    { title: formTitle(t.title, form.errors, locale), current: 'desk', wide: true },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.title} lead={t.lead} />
      <Filters act={act} chosen={chosen} areas={areas} />
      {lines.length > 0 ? (
        <>
          {lines.length > mostLines && <p>{t.most(mostLines)}</p>}
          <Lines act={act} lines={lines.slice(0, mostLines)} guides={guides} />
          <p class="no-print">
            <SheetLinks href={paths.keptWishesFile(queryOf(chosen))}>{t.csv}</SheetLinks>
          </p>
        </>
      ) : (
        <EmptyState
          title={t.none}
          level={2}
          instead={<LinkButton href={paths.deskKeptWishes()}>{t.seeAll}</LinkButton>}
        >
          <p>{t.noneText}</p>
        </EmptyState>
      )}
      <Section title={t.startTitle}>
        <p>{t.startText}</p>
        <form class="form" method="get" action={paths.deskKeptWishes()} aria-label={t.startTitle} noValidate>
          <TextInput {...field('nummer')} label={t.number} hint={t.numberHint} width="short" />
          <FormActions submit={t.find} kind="secondary" />
        </form>
      </Section>
    </>,
    formStatus(form.errors),
  )
}

function Lines(props: {
  readonly act: Act
  readonly lines: readonly KeptLine[]
  readonly guides: ReadonlyMap<string, string>
}) {
  const { act, lines, guides } = props
  const { locale } = act
  const t = texts(locale).desk
  return (
    <Table
      locale={locale}
      caption={t.caption}
      rows={lines}
      rowKey={({ case_id }) => case_id}
      columns={[
        {
          key: 'wish',
          title: t.wish,
          rowHeader: true,
          cell: ({ number, title }) => (
            <a href={paths.deskKeptWish(number)}>
              {number} {title}
            </a>
          ),
        },
        { key: 'standing', title: t.standing, cell: (line) => standingInWords(act, line) },
        {
          key: 'concern',
          title: t.concern,
          cell: (line) => concernsInWords(act, line).join(', ') || t.nothing,
        },
        { key: 'who', title: t.who, cell: ({ guide_id }) => guides.get(guide_id ?? '') ?? t.team },
        {
          key: 'next',
          title: t.next,
          cell: ({ next_on }) => (next_on ? formatDay(next_on, locale) : '–'),
        },
      ]}
    />
  )
}

function Filters({
  act,
  chosen,
  areas,
}: {
  readonly act: Act
  readonly chosen: Chosen
  readonly areas: readonly Area[]
}) {
  const { locale } = act
  const t = texts(locale).desk
  const query = queryOf(chosen)
  const values = Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, value ? [value] : []]),
  )
  const lists = {
    stand: {
      label: t.state,
      empty: t.all,
      options: states.map((value) => ({ value, label: t.states[value] })),
    },
    soort: {
      label: t.kind,
      empty: t.all,
      options: Object.keys(act.municipality.continuity).map((value) => ({
        value,
        label: kindName(value, locale),
      })),
    },
    gebied: {
      label: t.area,
      empty: t.whole,
      options: areas
        .filter(({ level }) => level === 'jury_area' || level === 'district')
        .map(({ slug, name }) => ({ value: slug, label: name })),
    },
  }
  const names = ['stand', 'soort', 'gebied'] as const
  const active = names.flatMap((name) => {
    const value = query[name]
    const label = lists[name].options.find((option) => option.value === value)?.label
    return label ? [{ label, removeHref: paths.deskKeptWishes({ ...query, [name]: undefined }) }] : []
  })
  return (
    <FilterBar
      locale={locale}
      label={t.filter}
      action={paths.deskKeptWishes()}
      active={active}
      resetHref={paths.deskKeptWishes()}
    >
      {names.map((name) => (
        <Select key={name} name={name} locale={locale} values={values} {...lists[name]} />
      ))}
    </FilterBar>
  )
}

/** `/werk/volhouden.csv`: the same list for a spreadsheet. */
export async function downloadKeptWishes(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const areas = await allAreas(act.db)
  const lines = await linesFor(act, chosenIn(c, areas), areas)
  const guides = await guideNames(act, lines)
  const names = new Map(areas.map(({ id, name }) => [id, name]))
  const rows = lines.map((line) => [
    line.number,
    line.title,
    kindName(line.kind, locale),
    names.get(line.district_id ?? '') ?? t.desk.whole,
    line.starts_on,
    line.standing === null ? t.desk.notSeen : t.standings[line.standing],
    line.seen_on,
    line.next_on,
    line.agreed_until,
    line.ended_on,
    concernsInWords(act, line).join(', '),
    guides.get(line.guide_id ?? '') ?? t.desk.team,
  ])
  return giveSheet(c, { title: t.desk.csvName, columns: t.desk.csvColumns, rows })
}

const mostTasks = 5

/** On the desk: what was carried out and now asks something of who looks. When all is well the team keeps the way to it. */
export async function keptWishTasks(act: Act, areas: readonly Area[]) {
  const lines = await linesToDo(act, areas)
  if (lines.length === 0 && !seesAllKept(act.actor)) return null
  const t = texts(act.locale).desk
  return (
    <Section title={t.taskTitle} more={{ href: paths.deskKeptWishes(), label: t.seeAll }}>
      <p>{lines.length > 0 ? t.taskLead : t.taskNone}</p>
      {lines.length > 0 && (
        <TaskList
          tasks={lines.slice(0, mostTasks).map((line) => ({
            key: line.case_id,
            title: `${line.number} ${line.title}`,
            lang: langOfWords(act.locale),
            href: paths.deskKeptWish(line.number),
            facts: concernsInWords(act, line),
          }))}
        />
      )}
    </Section>
  )
}
