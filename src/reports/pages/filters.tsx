import { kindSlugs } from '../../initiatives/index.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { areaChoices } from '../../places/index.ts'
import { FilterBar } from '../../ui/filter-bar/filter-bar.tsx'
import { Select } from '../../ui/form/index.ts'
import type { Choices } from '../figures.ts'
import { texts } from '../texts.ts'

/** A choice as it stands in the address; what is usual is left out. */
export const queryOf = ({ period, kind, area }: Choices): Readonly<Record<string, string | undefined>> => ({
  periode: period.key === 'jaar' ? undefined : period.key,
  soort: kind === null ? undefined : kindSlugs[kind],
  gebied: area?.slug,
})

/** The choices above figures; they stand in the address of the page. */
export function FigureFilters({
  choices,
  locale,
  address,
}: {
  readonly choices: Choices
  readonly locale: Locale
  /** Address of the page with other choices. */
  readonly address: (query?: Readonly<Record<string, string | undefined>>) => string
}) {
  const t = texts(locale).page
  const query = queryOf(choices)
  const values = Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, [value]]])),
  )
  const lists = [
    {
      name: 'periode',
      label: t.period,
      empty: t.periods('jaar'),
      options: choices.periods
        .filter(({ key }) => key !== 'jaar')
        .map(({ key }) => ({ value: key, label: t.periods(key) })),
    },
    {
      name: 'soort',
      label: t.kind,
      empty: t.everyKind,
      options: choices.processes.flatMap(({ kind, title }) =>
        Object.entries(kindSlugs)
          .filter(([known]) => known === kind)
          .map(([, value]) => ({ value, label: say(title, locale) })),
      ),
    },
    { name: 'gebied', label: t.area, empty: t.everyArea, options: areaChoices(choices.areas, locale) },
  ]
  const active = lists.flatMap(({ name, options }) => {
    const chosen = options.find(({ value }) => value === query[name])
    return chosen ? [{ label: chosen.label, removeHref: address({ ...query, [name]: undefined }) }] : []
  })
  return (
    <FilterBar locale={locale} label={t.filters} action={address()} active={active} resetHref={address()}>
      {lists.map(({ name, label, options, empty }) => (
        <Select
          key={name}
          name={name}
          locale={locale}
          values={values}
          label={label}
          options={options}
          empty={empty}
        />
      ))}
    </FilterBar>
  )
}
