import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { Conflict } from '../../kit/errors.ts'
import { type FormErrors, type FormInput, type FormState, parseForm, valueIn } from '../../kit/form.ts'
import { shortText } from '../../kit/form-fields.ts'
import type { Locale } from '../../kit/locale.ts'
import type { Municipality } from '../../kit/municipality.ts'
import {
  bindFields,
  PointField,
  pointFault,
  pointFields,
  pointIn,
  pointLabels,
  RadioGroup,
  Select,
  TextInput,
} from '../../ui/form/index.ts'
import { placeFor } from '../actions.ts'
import { longest, type Place } from '../schema.ts'
import { type Activity, type ActivityPlace, placesOf } from '../store.ts'
import { texts } from '../texts.ts'

/** What an activity asks besides words: where it is, and who may read it. */
export interface Besides {
  /** The places to choose from; null where it is not about places. */
  readonly places: readonly ActivityPlace[] | null
  readonly mayBePrivate: boolean
}

/** What is asked of a comment. */
export const nothingBesides: Besides = { places: null, mayBePrivate: false }

export async function besidesOf({ db }: Pick<Act, 'db'>, activity: Activity): Promise<Besides> {
  return {
    places: activity.kind === 'places' ? await placesOf(db, [activity.id]) : null,
    mayBePrivate: activity.may_be_private,
  }
}

/** The islands that a page with these questions needs. */
export const islandsFor = ({ places }: Besides): readonly 'map-island'[] =>
  places === null ? [] : ['map-island']

/** The questions about the place: a list first, which everybody can use, then words, then the map. */
export function PlaceFields(props: {
  readonly form: FormState
  readonly besides: Besides
  readonly view: { readonly lat: number; readonly lon: number; readonly zoom: number } | null
  readonly municipality: Municipality
  readonly locale: Locale
}) {
  const { form, besides, view, municipality, locale } = props
  const { places } = besides
  if (places === null) return null
  const t = texts(locale).place
  const field = bindFields(form, locale)
  return (
    <>
      {places.length > 0 && (
        <Select
          {...field('plek')}
          label={t.choose}
          empty={t.other}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
          optional="unsaid"
        />
      )}
      <TextInput
        {...field('waar')}
        label={places.length > 0 ? t.wordsOther : t.words}
        hint={t.wordsHint}
        optional="unsaid"
      />
      <PointField
        form={form}
        map={municipality.map}
        hint={t.mapHint}
        {...(view ? { view } : {})}
        locale={locale}
      />
    </>
  )
}

/** Who may read it: everybody, or those alone who work on the project. */
export function PrivateField(props: {
  readonly form: FormState
  readonly besides: Besides
  readonly locale: Locale
}) {
  const { form, besides, locale } = props
  if (!besides.mayBePrivate) return null
  const t = texts(locale).privately
  return (
    <RadioGroup
      {...bindFields(form, locale)('lezen')}
      label={t.question}
      hint={t.hint}
      options={[
        { value: 'iedereen', label: t.everybody },
        { value: 'team', label: t.team },
      ]}
    />
  )
}

const schema = z.object({
  plek: z.uuid().optional(),
  waar: shortText(longest.place).optional(),
  ...pointFields,
})

/** Whether it is for those alone who work on the project. */
export const isPrivateIn = (input: FormInput, { mayBePrivate }: Besides): boolean =>
  mayBePrivate && valueIn(input.text, 'lezen') === 'team'

/** Reads the place from a form; says what is wrong with it. */
export async function readPlace(
  act: Act,
  { places }: Besides,
  input: FormInput,
): Promise<
  { readonly ok: true; readonly place: Place | null } | { readonly ok: false; readonly errors: FormErrors }
> {
  if (places === null) return { ok: true, place: null }
  const { locale } = act
  const t = texts(locale).place
  const labels = { plek: t.choose, waar: t.words, ...pointLabels(locale) }
  const parsed = parseForm(schema, input, locale, labels)
  if (!parsed.ok) return { ok: false, errors: parsed.errors }
  const fault = pointFault(parsed.value, locale)
  if (fault) return { ok: false, errors: Object.fromEntries([fault]) }
  const { plek, waar } = parsed.value
  const chosen = places.find(({ id }) => id === plek) ?? null
  try {
    const place = await placeFor(act, { chosen, words: waar ?? null, point: pointIn(parsed.value) })
    if (place) return { ok: true, place }
    return { ok: false, errors: { [places.length > 0 ? 'plek' : 'waar']: texts(locale).refused.noPlace } }
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return { ok: false, errors: { lat: error.message } }
  }
}
