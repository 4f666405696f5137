import type { JSX } from 'preact'
import { acceptedTypes } from '../../kit/files.ts'
import type { FormState } from '../../kit/form.ts'
import type { Locale } from '../../kit/locale.ts'
import { Button } from '../../ui/button/button.tsx'
import {
  AmountPerPart,
  bindFields,
  Checkbox,
  CheckboxGroup,
  ChoicePerPart,
  DateInput,
  Fieldset,
  FileInput,
  fieldId,
  MoneyInput,
  NumberInput,
  type Option,
  PlacePerPart,
  type QuestionPart,
  RadioGroup,
  Scale,
  Select,
  TextArea,
  TextInput,
  YesNo,
} from '../../ui/form/index.ts'
import { InteractiveMap } from '../../ui/interactive-map/interactive-map.tsx'
import { steps } from '../answer-field.ts'
import { placesOf } from '../answer-parts.ts'
import type { AreaOption } from '../describe.ts'
import { asksAbout, explainCondition } from '../explain.ts'
import { partTexts } from '../part-texts.ts'
import { fieldNumbers } from '../rules.ts'
import type { Condition, FileAnswer, FormDefinition, FormField } from '../schema.ts'
import { texts } from '../texts.ts'

/** Where a map looks first, and what is drawn on it. */
export interface MapView {
  readonly center: { readonly lat: number; readonly lon: number; readonly zoom: number }
  readonly base: string
  readonly tiles: string | null
  readonly attribution: string
}

/** What is needed to show fields of a form. */
export interface Showing {
  readonly form: FormDefinition
  readonly state: FormState
  readonly locale: Locale
  readonly areas: readonly AreaOption[]
  readonly files?: Readonly<Record<string, readonly FileAnswer[]>> | undefined
  /** Numbers before the questions, as on paper. */
  readonly numbered?: boolean
  /** A map to point at a place on, where scripts run; the page names the island `map-island`. */
  readonly map?: MapView | undefined
  /** Fields can be sent files; not where a whole form is entered for somebody. */
  readonly withoutFiles?: boolean
}

/**
 * Fields in order. A field whose condition looks at a field in the same list stays in sight and says when to fill
 * it in: without a script nothing can appear. `data-when` lets a script hide it until then.
 */
export function FieldList(
  props: Showing & { readonly fields: readonly FormField[]; readonly onThisPage?: readonly string[] },
): JSX.Element {
  const here = new Set(props.onThisPage ?? props.fields.map((field) => field.key))
  const numbers = props.numbered ? fieldNumbers(props.form) : {}
  return (
    <>
      {props.fields.map((field) => {
        if (field.type === 'file' && props.withoutFiles) {
          return props.numbered ? <FilesLater {...props} key={field.key} field={field} /> : null
        }
        const local =
          field.when && asksAbout(field.when).some((key) => here.has(key)) ? field.when : undefined
        const number = numbers[field.key]
        const part = <FieldPart {...props} field={field} when={local} number={number} />
        if (!local) return part
        return (
          <div
            class="form-when"
            key={field.key}
            data-when={JSON.stringify(local)}
            data-only-if={explainCondition(props.form, local, props.locale)}
          >
            {part}
          </div>
        )
      })}
    </>
  )
}

function FieldPart(
  props: Showing & {
    readonly field: FormField
    readonly when: Condition | undefined
    readonly number: number | undefined
  },
): JSX.Element {
  const { field, form, locale, state, when } = props
  const onlyIf = when ? explainCondition(form, when, locale) : null
  const common = {
    ...bindFields(state, locale)(field.key),
    label: props.number ? `${props.number}. ${field.label[locale]}` : field.label[locale],
    hint: [onlyIf, field.hint?.[locale]].filter(Boolean).join(' ') || undefined,
    why: field.why?.[locale],
    optional: !field.required,
  }
  const autocomplete = field.autocomplete
  switch (field.type) {
    case 'text':
      return <TextInput {...common} autocomplete={autocomplete} />
    case 'long_text':
      return <TextArea {...common} max={field.max} rows={field.rows} autocomplete={autocomplete} />
    case 'choice':
      return field.show === 'list' ? (
        <Select {...common} options={optionsOf(field, locale)} />
      ) : (
        <RadioGroup {...common} options={optionsOf(field, locale)} />
      )
    case 'multi_choice':
      return <CheckboxGroup {...common} options={optionsOf(field, locale)} />
    case 'yes_no':
      return <YesNo {...common} />
    case 'number':
      return <NumberInput {...common} />
    case 'money':
      return <MoneyInput {...common} />
    case 'date':
      return <DateInput {...common} autocomplete={autocomplete} />
    case 'email':
      return <TextInput {...common} type="email" autocomplete={autocomplete} />
    case 'phone':
      return <TextInput {...common} type="tel" autocomplete={autocomplete} />
    case 'consent':
      return <Checkbox {...common} />
    case 'file':
      return <FilesPart {...common} field={field} files={props.files?.[field.key] ?? []} />
    case 'location':
      return <LocationPart {...props} common={common} field={field} />
    default:
      return <PartsField {...common} field={field} state={state} />
  }
}

/** A question on a scale, or one that is answered part by part. */
function PartsField(
  props: Common & {
    readonly field: Extract<FormField, { type: 'scale' | 'matrix' | 'ranking' | 'points' }>
    readonly state: FormState
  },
): JSX.Element {
  const { field, state, ...common } = props
  const { locale } = common
  const t = partTexts(locale)
  if (field.type === 'scale') {
    const [low, high] = [field.low[locale], field.high[locale]]
    const ends = t.ends(field.from, low, field.to, high)
    return <Scale {...common} steps={steps(field)} low={low} high={high} ends={ends} />
  }
  const parts: readonly QuestionPart[] = (field.type === 'matrix' ? field.rows : field.options).map(
    (part: { value: string; label: FormField['label']; hint?: FormField['hint'] }) => ({
      value: part.value,
      label: part.label[locale],
      hint: part.hint?.[locale],
      error: state.errors[`${field.key}.${part.value}`],
    }),
  )
  if (field.type === 'matrix')
    return <ChoicePerPart {...common} parts={parts} options={optionsOf(field, locale)} />
  if (field.type === 'points')
    return (
      <AmountPerPart
        {...common}
        parts={parts}
        total={field.total}
        how={t.pointsHow(field.total)}
        left={t.pointsLeft}
      />
    )
  const places = placesOf(field)
  const how = t.rankHow(places, places === parts.length)
  return <PlacePerPart {...common} parts={parts} places={places} how={how} empty={t.noNumber} />
}

const optionsOf = (field: Extract<FormField, { options: unknown }>, locale: Locale): readonly Option[] =>
  field.options.map(({ value, label, hint, alone }) => ({
    value,
    label: label[locale],
    hint: hint?.[locale],
    alone,
  }))

interface Common extends ReturnType<ReturnType<typeof bindFields>> {
  readonly label: string
  readonly hint: string | undefined
  readonly why: string | undefined
  readonly optional: boolean
}

/** On paper there may be a photo; here it says where that goes, so that the numbers go on. */
const FilesLater = ({
  field,
  form,
  locale,
}: Pick<Showing, 'form' | 'locale'> & { readonly field: FormField }) => (
  <div class="form-files">
    <p class="form-files__title">{`${fieldNumbers(form)[field.key]}. ${field.label[locale]}`}</p>
    <p>{texts(locale).filesLater}</p>
  </div>
)

/** Files sent so far, each with a button to take it away, and room for more. */
function FilesPart(
  props: Common & {
    readonly field: Extract<FormField, { type: 'file' }>
    readonly files: readonly FileAnswer[]
  },
): JSX.Element {
  const { field, files, ...common } = props
  const t = texts(common.locale)
  const accept = field.images_only ? '.jpg,.jpeg,.png,.webp' : acceptedTypes
  return (
    <div class="form-files">
      <FileInput {...common} accept={accept} imagesOnly={field.images_only} multiple={field.max > 1} />
      {files.length > 0 && (
        <>
          <p class="form-files__title">{t.filesSoFar}</p>
          <ul class="plain-list form-files__list">
            {files.map((file) => (
              <li key={file.id}>
                <span>{file.name}</span>
                <Button kind="quiet" name="verwijder" value={file.id} about={t.removeFileAbout(file.name)}>
                  {t.removeFile}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <Button kind="quiet" name="blijf" value={field.key}>
        {t.addFiles}
      </Button>
    </div>
  )
}

/** Where it is: in words, by area, and on a map where a script can show one (hidden latitude and longitude). */
function LocationPart(
  props: Showing & { readonly common: Common; readonly field: Extract<FormField, { type: 'location' }> },
): JSX.Element {
  const { common, field, locale, state, areas } = props
  const t = texts(locale)
  const bind = bindFields(state, locale)
  const name = (part: string): string => `${field.key}.${part}`
  // First what is needed: each part alone would look as if nothing were.
  const hint = [field.required && !field.house_number ? t.oneIsEnough : '', common.hint]
    .filter(Boolean)
    .join(' ')
  const hidden = (part: string): string => state.values[name(part)]?.[0] ?? ''
  return (
    <Fieldset {...common} hint={hint || undefined} error={undefined}>
      <div class="form-location">
        <TextInput
          {...bind(name('address'))}
          label={field.house_number ? t.house : t.address}
          hint={field.house_number ? t.houseHint : t.addressHint}
          optional="unsaid"
        />
        {areas.length > 0 && (
          <Select
            {...bind(name('area'))}
            label={t.area}
            options={areas}
            empty={t.areaUnknownChoice}
            optional="unsaid"
          />
        )}
        <input type="hidden" id={fieldId(name('lat'))} name={name('lat')} value={hidden('lat')} />
        <input type="hidden" id={fieldId(name('lon'))} name={name('lon')} value={hidden('lon')} />
        {field.map && props.map && (
          <InteractiveMap
            label={t.mapLabel}
            base={props.map.base}
            {...(props.map.tiles ? { tiles: props.map.tiles, attribution: props.map.attribution } : {})}
            view={props.map.center}
            pick={{ latitudeId: fieldId(name('lat')), longitudeId: fieldId(name('lon')) }}
          />
        )}
      </div>
    </Fieldset>
  )
}
