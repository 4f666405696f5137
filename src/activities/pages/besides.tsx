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
import { atParagraph, placeFor } from '../actions.ts'
import { paragraphLabel } from '../paragraph-rules.ts'
import { longest, type Place } from '../schema.ts'
import {
  type Activity,
  type ActivityParagraph,
  type ActivityPlace,
  paragraphsOf,
  placesOf,
} from '../store.ts'
import { texts } from '../texts.ts'
import { paragraphValue } from '../where.ts'

/** What an activity asks besides words: what it is about, and who may read it. */
export interface Besides {
  /** The places to choose from; null where it is not about places. */
  readonly places: readonly ActivityPlace[] | null
  /** The paragraphs to choose from; null where it is about no text. */
  readonly paragraphs: readonly ActivityParagraph[] | null
  readonly mayBePrivate: boolean
}

/** What is asked of a comment. */
export const nothingBesides: Besides = { places: null, paragraphs: null, mayBePrivate: false }

export async function besidesOf({ db }: Pick<Act, 'db'>, activity: Activity): Promise<Besides> {
  return {
    places: activity.kind === 'places' ? await placesOf(db, [activity.id]) : null,
    paragraphs: activity.kind === 'paragraphs' ? await paragraphsOf(db, activity.id) : null,
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
        hint={besides.mayBePrivate ? t.mapHint : `${t.mapHint} ${t.public}`}
        {...(view ? { view } : {})}
        locale={locale}
      />
    </>
  )
}

/** Which paragraph it is about. */
export function ParagraphField(props: {
  readonly form: FormState
  readonly besides: Besides
  readonly locale: Locale
}) {
  const { form, besides, locale } = props
  if (besides.paragraphs === null) return null
  const t = texts(locale).paragraph
  return (
    <Select
      {...bindFields(form, locale)('alinea')}
      label={t.choose}
      empty={t.none}
      options={besides.paragraphs.flatMap((one) =>
        one.number === null ? [] : [{ value: paragraphValue(one.number), label: paragraphLabel(one) }],
      )}
    />
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

/** Reads the place or the paragraph from a form; says what is wrong with it. */
export async function readPlace(
  act: Act,
  { places, paragraphs }: Besides,
  input: FormInput,
): Promise<
  { readonly ok: true; readonly place: Place | null } | { readonly ok: false; readonly errors: FormErrors }
> {
  const { locale } = act
  if (paragraphs !== null) {
    const asked = valueIn(input.text, 'alinea')
    const one = paragraphs.find(({ number }) => number !== null && paragraphValue(number) === asked)
    return one
      ? { ok: true, place: atParagraph(one) }
      : { ok: false, errors: { alinea: texts(locale).refused.noParagraph } }
  }
  if (places === null) return { ok: true, place: null }
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
