import type { Locale } from '../../../kit/locale.ts'
import { type FileArea, fieldsOf, importLevels, type Reading } from '../../../places/index.ts'
import { Button, ButtonRow } from '../../../ui/button/button.tsx'
import { Checkbox, Select } from '../../../ui/form/index.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { texts } from './texts.ts'

/** The choices as fields of a form, under the names that an address has. */
export const readingFields = (reading: Reading): readonly (readonly [name: string, value: string])[] => [
  ['niveau', reading.level],
  ['code', reading.codeField],
  ['naam', reading.nameField],
  ['inwoners', reading.populationField],
  ['wijk', reading.parentField],
  ['namen', reading.keepNames ? 'ja' : ''],
]

/** Which field of the file says what; looking again asks the same page, so it works everywhere and changes nothing. */
export function ReadingForm({
  areas,
  reading,
  action,
  locale,
}: {
  readonly areas: readonly FileArea[]
  readonly reading: Reading
  readonly action: string
  readonly locale: Locale
}) {
  const t = texts(locale)
  const options = fieldsOf(areas).map((field) => ({
    value: field,
    label: t.example(field, exampleOf(areas, field)),
  }))
  const values = Object.fromEntries(readingFields(reading).map(([name, value]) => [name, [value]]))
  const common = { locale, values, optional: 'unsaid' } as const
  return (
    <Section title={t.readingTitle}>
      <p>{t.readingLead}</p>
      <form class="form" method="get" action={action}>
        <Select
          {...common}
          name="niveau"
          label={t.levelLabel}
          options={importLevels.map((level) => ({ value: level, label: t.importLevels[level] }))}
        />
        <Select {...common} name="naam" label={t.nameLabel} empty={t.nameNone} options={options} />
        <Select
          {...common}
          name="code"
          label={t.codeLabel}
          hint={t.codeHint}
          empty={t.codeNone}
          options={options}
        />
        <Select {...common} name="wijk" label={t.parentLabel} empty={t.parentNone} options={options} />
        <Select
          {...common}
          name="inwoners"
          label={t.populationLabel}
          empty={t.populationNone}
          options={options}
        />
        <Checkbox {...common} name="namen" label={t.keepNames} />
        <ButtonRow>
          <Button kind="secondary">{t.again}</Button>
        </ButtonRow>
      </form>
    </Section>
  )
}

/** What stands in a field, so that somebody knows which one it is. */
function exampleOf(areas: readonly FileArea[], field: string): string {
  const value = String(
    areas.find(({ properties }) => properties[field] !== undefined)?.properties[field] ?? '',
  )
  return value.length > 40 ? `${value.slice(0, 40)}…` : value
}
