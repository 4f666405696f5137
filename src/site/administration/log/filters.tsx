import { formatDay } from '../../../kit/dates.ts'
import type { Locale } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import type { StaffMember } from '../../../people/index.ts'
import { FilterBar } from '../../../ui/filter-bar/filter-bar.tsx'
import { DateInput, Select, TextInput } from '../../../ui/form/index.ts'
import { type ChosenLog, filterNames } from './filter.ts'
import { texts } from './texts.ts'

/** The choices above the log. */
export function LogFilters(props: {
  readonly chosen: ChosenLog
  readonly staff: readonly StaffMember[]
  readonly locale: Locale
}) {
  const { chosen, staff, locale } = props
  const { query, person } = chosen
  const t = texts(locale)
  const values = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]]))
  const field = { locale, values }
  const known = staff.map(({ id, name }) => ({ value: id, label: name }))
  // Whoever was chosen by a link in the log may have no role.
  const others = query.persoon && !known.some(({ value }) => value === query.persoon)
  const people = others
    ? [...known, { value: query.persoon ?? '', label: person?.name ?? t.actors.gone }]
    : known
  const labelOf: Readonly<Record<(typeof filterNames)[number], (value: string) => string>> = {
    zaak: t.caseFilter,
    persoon: (id) => people.find(({ value }) => value === id)?.label ?? t.actors.gone,
    soort: (kind) => t.kinds[kind] ?? kind,
    van: (day) => t.fromFilter(formatDay(day, locale, 'short')),
    tot: (day) => t.untilFilter(formatDay(day, locale, 'short')),
  }
  const active = filterNames.flatMap((name) => {
    const value = query[name]
    return value
      ? [{ label: labelOf[name](value), removeHref: paths.auditLog({ ...query, [name]: undefined }) }]
      : []
  })
  return (
    <FilterBar
      locale={locale}
      label={t.filters}
      action={paths.auditLog()}
      active={active}
      resetHref={paths.auditLog()}
    >
      <TextInput name="zaak" {...field} label={t.case} hint={t.caseHint} optional="unsaid" />
      <Select
        name="persoon"
        {...field}
        label={t.person}
        hint={t.personHint}
        empty={t.anyone}
        options={people}
      />
      <Select
        name="soort"
        {...field}
        label={t.kind}
        empty={t.anyKind}
        options={Object.entries(t.kinds).map(([value, label]) => ({ value, label }))}
      />
      <DateInput name="van" {...field} label={t.from} optional="unsaid" />
      <DateInput name="tot" {...field} label={t.until} optional="unsaid" />
    </FilterBar>
  )
}
