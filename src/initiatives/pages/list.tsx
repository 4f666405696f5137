import type { Act } from '../../kit/act.ts'
import type { Ctx } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { type Area, allAreas, areaChoices } from '../../places/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { FilterBar } from '../../ui/filter-bar/filter-bar.tsx'
import { type Option, Select, TextInput } from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { Tabs } from '../../ui/tabs/tabs.tsx'
import { filterOf, type ListQuery, listAddress, readListQuery, scopeOf, sortNames, sortOf } from '../list.ts'
import { kinds, progresses, subjects } from '../schema.ts'
import { amountOfPublic, listPublic, positionOf } from '../store.ts'
import { texts } from '../texts.ts'
import { cardContext, InitiativeCards } from './card.tsx'

const pageSize = 24

/** `/initiatieven`: everything that is public, with filters and order in the address. */
export async function showInitiatives(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).list
  const areas = await allAreas(act.db)
  const query = knownArea(readListQuery(c.req.query()), areas)
  const filter = filterOf(query, scopeOf(areas, query.area))
  const [rows, amount] = await Promise.all([
    listPublic(act.db, filter, { ...query, limit: pageSize + 1 }),
    amountOfPublic(act.db, filter),
  ])
  // Going backwards the extra one comes first.
  const more = rows.length > pageSize
  const shown = more ? (query.backwards ? rows.slice(1) : rows.slice(0, pageSize)) : rows
  const context = await cardContext(act, shown, areas)
  const [first, last] = [shown[0], shown.at(-1)]
  const hasNext = query.backwards || more
  const hasPrevious = query.backwards ? more : query.from !== null
  const link = (position: typeof first, backwards: boolean) =>
    position && paths.initiatives(listAddress(query, { from: positionOf(position, query.sort), backwards }))
  return page(
    c,
    {
      title: t.title,
      description: t.description,
      current: 'initiatives',
      alternates: [
        {
          type: 'application/atom+xml',
          title: t.feed,
          href: paths.initiativesFeed(act.locale, listAddress({ ...query, sort: 'changed' })),
        },
        { type: 'application/json', title: t.data, href: paths.api('initiatieven') },
      ],
    },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <ViewTabs locale={act.locale} query={query} current="list" />
      <Filters act={act} query={query} areas={areas} action={paths.initiatives()} />
      {amount !== null && shown.length > 0 && <p aria-live="polite">{t.found(amount)}</p>}
      {shown.length > 0 ? (
        <InitiativeCards initiatives={shown} context={context} level={2} />
      ) : (
        <NothingFound locale={act.locale} query={query} resetHref={paths.initiatives()} />
      )}
      <Pagination
        locale={act.locale}
        previous={hasPrevious ? (link(first, true) ?? paths.initiatives(listAddress(query))) : undefined}
        next={hasNext ? link(last, false) : undefined}
      />
    </>,
  )
}

/** An area nobody knows is no filter. */
export const knownArea = (query: ListQuery, areas: readonly Area[]): ListQuery =>
  query.area === null || areas.some((area) => area.slug === query.area) ? query : { ...query, area: null }

/** The same choice as a list or on the map. */
export function ViewTabs({
  locale,
  query,
  current,
}: {
  readonly locale: Locale
  readonly query: ListQuery
  readonly current: 'list' | 'map'
}) {
  const t = texts(locale).list
  return (
    <Tabs
      label={t.views}
      current={current}
      tabs={[
        { key: 'list', label: t.asList, href: paths.initiatives(listAddress(query)) },
        { key: 'map', label: t.asMap, href: paths.initiativesMap(listAddress(query)) },
      ]}
    />
  )
}

const optionsOf = <T extends string>(
  values: readonly T[],
  labels: Readonly<Record<T, string>>,
): readonly Option[] => values.map((value) => ({ value, label: labels[value] }))

const labelOf = (options: readonly Option[], value: string | null): string | null =>
  options.find((option) => option.value === value)?.label ?? null

/** The filters of list and map, with what is chosen now. */
export function Filters({
  act,
  query,
  areas,
  action,
  withoutSort,
}: {
  readonly act: Act
  readonly query: ListQuery
  readonly areas: readonly Area[]
  readonly action: string
  readonly withoutSort?: boolean
}) {
  const { locale } = act
  const words = texts(locale)
  const t = words.list
  const choices = {
    kind: optionsOf(kinds, words.kinds),
    subject: optionsOf(subjects, words.subjects),
    state: [{ value: 'lopend', label: t.running }, ...optionsOf(progresses, words.progress)],
    area: areaChoices(areas, locale),
  }
  const without = (change: Partial<ListQuery>) => `${action}${searchOf(listAddress(query, change))}`
  const area = areas.find((one) => one.slug === query.area)
  const chosen: readonly (readonly [string | null, Partial<ListQuery>])[] = [
    [query.text && t.textFilter(query.text), { text: '' }],
    [labelOf(choices.kind, query.kind), { kind: null }],
    [labelOf(choices.area, query.area) ?? area?.name ?? null, { area: null }],
    [labelOf(choices.subject, query.subject), { subject: null }],
    [labelOf(choices.state, query.state), { state: null }],
  ]
  const active = chosen.flatMap(([label, change]) => (label ? [{ label, removeHref: without(change) }] : []))
  const field = (name: string, value: string | null) => ({
    name,
    locale,
    values: value ? { [name]: [value] } : {},
    optional: 'unsaid' as const,
  })
  const sorts = sortNames.map((name) => ({ value: name, label: t.sorts[sortOf(name)] }))
  return (
    <FilterBar locale={locale} label={t.filters} action={action} active={active} resetHref={action}>
      <TextInput {...field('zoek', query.text)} label={t.text} type="search" />
      <Select {...field('soort', query.kind)} label={t.kind} options={choices.kind} empty={t.anyKind} />
      <Select {...field('gebied', query.area)} label={t.area} options={choices.area} empty={t.anyArea} />
      <Select
        {...field('onderwerp', query.subject)}
        label={t.subject}
        options={choices.subject}
        empty={t.anySubject}
      />
      <Select {...field('stand', query.state)} label={t.state} options={choices.state} empty={t.anyState} />
      {!withoutSort && (
        <Select
          {...field('sorteer', sorts.find((one) => sortOf(one.value) === query.sort)?.value ?? null)}
          label={t.sort}
          options={sorts.slice(1)}
          empty={sorts[0]?.label}
        />
      )}
    </FilterBar>
  )
}

const searchOf = (address: Readonly<Record<string, string>>): string => {
  const text = new URLSearchParams(address).toString()
  return text === '' ? '' : `?${text}`
}

/** An empty list says what can be done instead. */
export function NothingFound({
  locale,
  query,
  resetHref,
}: {
  readonly locale: Locale
  readonly query: ListQuery
  readonly resetHref: string
}) {
  const t = texts(locale).list
  const filtered = Object.keys(listAddress(query)).some((name) => name !== 'sorteer')
  return (
    <EmptyState
      title={filtered ? t.noneTitle : t.emptyTitle}
      level={2}
      scene="city"
      instead={
        <>
          <LinkButton href={paths.tellIdea()}>{t.tellIdea}</LinkButton>
          {filtered && (
            <LinkButton kind="secondary" href={resetHref}>
              {t.clear}
            </LinkButton>
          )}
        </>
      }
    >
      <p>{filtered ? t.none : t.empty}</p>
    </EmptyState>
  )
}
