import { type Locale, say } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { FilterBar } from '../../../ui/filter-bar/filter-bar.tsx'
import { type Option, Select, TextInput } from '../../../ui/form/index.ts'
import { filterNames, sortNames, sortOf } from './case-filter.ts'
import type { ListSetting } from './case-setting.ts'
import { texts } from './texts.ts'

type Name = (typeof filterNames)[number]

/** The choices above the list: two at hand, the others behind "more". */
export function CaseFilters({ setting, locale }: { readonly setting: ListSetting; readonly locale: Locale }) {
  const { query } = setting
  const t = texts(locale).list
  const values = Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value ? [[name, [value]]] : [])),
  )
  const lists = listsOf(setting, locale)
  const select = (name: Exclude<Name, 'zoek'>) => {
    const { label, empty, options } = lists[name]
    return (
      <Select name={name} locale={locale} values={values} label={label} options={options} empty={empty} />
    )
  }
  const labelOf = (name: Name, value: string): string =>
    name === 'zoek'
      ? t.textFilter(value)
      : (lists[name].options.find((option) => option.value === value)?.label ?? value)
  const active = filterNames.flatMap((name) => {
    const value = query[name]
    if (!value) return []
    return [{ label: labelOf(name, value), removeHref: paths.deskCases({ ...query, [name]: undefined }) }]
  })
  const hidden = ['begeleider', 'soort', 'stap', 'stand', 'gebied', 'volgorde'] as const
  const shown = hidden.filter((name) => lists[name].options.length > 0)
  return (
    <FilterBar
      locale={locale}
      label={t.filters}
      action={paths.deskCases()}
      active={active}
      resetHref={paths.deskCases()}
    >
      <TextInput name="zoek" locale={locale} values={values} label={t.text} type="search" optional="unsaid" />
      {select('van')}
      {select('telaat')}
      <Disclosure summary={t.moreFilters} open={shown.some((name) => query[name] !== undefined)}>
        <div class="columns">{shown.map(select)}</div>
      </Disclosure>
    </FilterBar>
  )
}

interface Choice {
  readonly label: string
  readonly empty: string
  readonly options: readonly Option[]
}

function listsOf(setting: ListSetting, locale: Locale): Readonly<Record<Exclude<Name, 'zoek'>, Choice>> {
  const { processes, areas, guides } = setting
  const t = texts(locale).list
  const [urgent, ...otherSorts] = sortNames
  return {
    van: {
      label: t.whose,
      empty: t.whoseAll,
      options: [
        { value: 'mij', label: t.whoseMine },
        { value: 'niemand', label: t.whoseNone },
      ],
    },
    begeleider: {
      label: t.guide,
      empty: t.anyGuide,
      options: guides.map((guide) => ({ value: guide.id, label: guide.name })),
    },
    soort: {
      label: t.kind,
      empty: t.anyKind,
      options: processes.map(({ process }) => ({ value: process.kind, label: say(process.title, locale) })),
    },
    stap: {
      label: t.step,
      empty: t.anyStep,
      options: processes.flatMap(({ process }) =>
        process.steps.map((step) => ({
          value: `${process.kind}.${step.key}`,
          label: `${say(process.title, locale)}: ${say(step.title, locale)}`,
        })),
      ),
    },
    stand: {
      label: t.state,
      empty: t.states.lopend,
      options: (['wacht', 'klaar', 'alles'] as const).map((value) => ({ value, label: t.states[value] })),
    },
    gebied: {
      label: t.area,
      empty: texts(locale).wholeCity,
      options: areas
        .filter((area) => area.level === 'jury_area' || area.level === 'district')
        .map((area) => ({ value: area.slug, label: area.name })),
    },
    telaat: { label: t.late, empty: t.anyLate, options: [{ value: 'ja', label: t.onlyLate }] },
    volgorde: {
      label: t.sort,
      empty: t.sorts[sortOf({ volgorde: undefined })] ?? urgent ?? '',
      options: otherSorts.map((word) => ({
        value: word,
        label: t.sorts[sortOf({ volgorde: word === 'dringend' ? undefined : word })],
      })),
    },
  }
}
